// A button to print is shown only where it can work.
(function () {
  var buttons = document.querySelectorAll("[data-print]");

  function print() {
    window.print();
  }

  for (var i = 0; i < buttons.length; i += 1) {
    buttons[i].hidden = false;
    buttons[i].addEventListener("click", print);
  }
})();
