// Each tap on the roll is sent at once, and what the answer holds takes the place of what it names.
(function () {
  var roll = document.querySelector("[data-roll]");
  if (!roll || !window.fetch || !window.DOMParser) return;

  function put(text, button) {
    var pieces = new DOMParser().parseFromString(text, "text/html").body.children;
    var had = document.activeElement === button;
    // Whoever is signed out is sent elsewhere, and gets no words.
    if (!pieces.length) throw new Error("nothing was saved");
    while (pieces.length) {
      var old = document.getElementById(pieces[0].id);
      old.parentNode.replaceChild(pieces[0], old);
    }
    var line = had && document.querySelector("[value^='" + button.value.slice(0, 36) + "'][aria-pressed]");
    if (line) line.focus();
  }

  roll.addEventListener("click", function (event) {
    var button = event.target;
    if (button.name !== "tap") return;
    event.preventDefault();
    var body = new FormData(roll);
    body.append("tap", button.value);
    body.append("live", "1");
    fetch(roll.action, { method: "post", body: body, credentials: "same-origin", redirect: "manual" })
      .then(function (answer) {
        return answer.text();
      })
      .then(function (text) {
        put(text, button);
      })
      .catch(function () {
        var said = document.createElement("p");
        said.className = "fault";
        said.setAttribute("role", "alert");
        said.textContent = roll.getAttribute("data-roll");
        button.parentNode.parentNode.appendChild(said);
      });
  });
})();
