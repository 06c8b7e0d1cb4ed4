// A tool works out anew whenever something in it was changed: the form is sent with a mark of its own,
// and the result of the answer takes the place of the one on the page. What was typed stays as it is,
// and is saved by the button alone: else every field would be a change of its own to undo, and
// whichever request came last would stay. Without a line, or without this script, the button does it.
(function () {
  var form = document.querySelector("[data-live]");
  var said = document.querySelector("[data-said]");
  var turn = 0;
  if (!form || !said || !window.fetch || !window.DOMParser) return;

  // What went well stands on the page already; what did not must be seen, too.
  function say(words, look) {
    said.textContent = words;
    said.className = look;
  }

  function words(element) {
    return element.textContent;
  }

  function put(text) {
    var page = new DOMParser().parseFromString(text, "text/html");
    var fresh = page.getElementById("hasil");
    if (!fresh) return leave();
    var told = [fresh.querySelector(".lead"), fresh.querySelector("[data-say]")];
    document.getElementById("hasil").innerHTML = fresh.innerHTML;
    // Whether it is printed, too, or what comes out alone.
    form.className = page.querySelector("[data-live]").className;
    document.dispatchEvent(new Event("fresh"));
    say(told.filter(Boolean).map(words).join(" "), "unseen");
  }

  // Whoever is signed out gets no result by trying again.
  function leave() {
    form.removeEventListener("change", send);
    say(form.getAttribute("data-out"), "note warn");
  }

  function send() {
    var mine = (turn += 1);
    var body = new FormData(form);
    body.append("live", "1");
    // A redirect is not followed, and has no words.
    fetch(form.action, { method: "post", body: body, credentials: "same-origin", redirect: "manual" })
      .then(function (answer) {
        if (answer.status >= 500) throw new Error("the server could not answer");
        return answer.text();
      })
      .then(function (page) {
        if (mine === turn) put(page);
      })
      .catch(function () {
        if (mine === turn) say(form.getAttribute("data-live"), "note warn");
      });
  }

  form.addEventListener("change", send);
})();
