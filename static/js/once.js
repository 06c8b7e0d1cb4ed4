// A form is sent once, however often its button is tapped; coming back makes it ready again.
(function () {
  var sent = [];

  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (sent.indexOf(form) >= 0) {
      event.preventDefault();
      return;
    }
    sent.push(form);
    form.setAttribute("aria-busy", "true");
  });

  window.addEventListener("pageshow", function () {
    sent.forEach(function (form) {
      form.removeAttribute("aria-busy");
    });
    sent = [];
  });
})();
