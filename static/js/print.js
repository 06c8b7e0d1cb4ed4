// A button to print is shown only where it can work; those that come into the page later, too.
(function () {
  function show() {
    var buttons = document.querySelectorAll("[data-print]");
    for (var i = 0; i < buttons.length; i += 1) buttons[i].hidden = false;
  }

  document.addEventListener("click", function (event) {
    if (event.target.hasAttribute("data-print")) window.print();
  });
  document.addEventListener("fresh", show);
  show();
})();
