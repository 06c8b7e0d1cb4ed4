// A tool works out anew whenever something in it was changed: the form is sent as its button would
// send it, and the result of the answer takes the place of the one on the page. What was typed stays
// as it is. Without a line, or without this script, the button does the same.
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
    if (!fresh) throw new Error("no result in the answer");
    var told = [fresh.querySelector(".lead"), fresh.querySelector("[data-say]")];
    document.getElementById("hasil").innerHTML = fresh.innerHTML;
    // Whether it is printed, too, or what comes out alone.
    form.className = page.querySelector("[data-live]").className;
    document.dispatchEvent(new Event("fresh"));
    say(told.filter(Boolean).map(words).join(" "), "unseen");
  }

  function send() {
    var mine = (turn += 1);
    fetch(form.action, { method: "post", body: new FormData(form), credentials: "same-origin" })
      .then(function (answer) {
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
