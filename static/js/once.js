// A form is sent once, however often its button is tapped. It is ready again when somebody comes
// back to the page, and after a while without an answer.
(function () {
  var PATIENCE = 20000;

  function free(form) {
    form.removeAttribute("aria-busy");
  }

  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.getAttribute("aria-busy")) {
      event.preventDefault();
      return;
    }
    form.setAttribute("aria-busy", "true");
    setTimeout(function () {
      free(form);
    }, PATIENCE);
  });

  window.addEventListener("pageshow", function () {
    var busy = document.querySelectorAll("form[aria-busy]");
    for (var i = 0; i < busy.length; i += 1) free(busy[i]);
  });
})();
