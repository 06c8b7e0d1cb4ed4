// Each tap on the roll is sent at once, and what the answer holds takes the place of what it names.
(function () {
  var form = document.querySelector("[data-roll]");
  if (!form || !window.fetch || !window.DOMParser) return;

  function put(text, button) {
    var pieces = new DOMParser().parseFromString(text, "text/html").body.children;
    var had = document.activeElement === button;
    // Whoever is signed out is sent elsewhere and gets no words, so that this fails.
    do document.getElementById(pieces[0].id).replaceWith(pieces[0]);
    while (pieces.length);
    if (had) document.querySelector("[value^='" + button.value.slice(0, 36) + "'][aria-pressed]").focus();
  }

  form.addEventListener("click", function (event) {
    var button = event.target;
    var body = new FormData(form);
    if (button.name !== "tap") return;
    event.preventDefault();
    body.append("tap", button.value);
    body.append("live", "1");
    fetch(form.action, { method: "post", body: body, credentials: "same-origin", redirect: "manual" })
      .then(function (answer) {
        return answer.text();
      })
      .then(function (page) {
        put(page, button);
      })
      .catch(function () {
        var said = document.createElement("p");
        said.className = "fault";
        said.role = "alert";
        said.textContent = form.getAttribute("data-roll");
        button.parentNode.parentNode.appendChild(said);
      });
  });
})();
