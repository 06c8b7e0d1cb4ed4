// A PIN or passphrase can be looked at while it is typed, and is hidden again when it is sent.
(function () {
  var places = document.querySelectorAll("[data-reveal]");

  function prepare(place) {
    var input = place.querySelector("input");
    var button = document.createElement("button");
    button.type = "button";
    button.setAttribute("aria-controls", input.id);

    function turn(shown) {
      input.type = shown ? "text" : "password";
      button.textContent = place.getAttribute(shown ? "data-conceal" : "data-reveal");
    }

    button.addEventListener("click", function () {
      turn(input.type === "password");
    });
    input.form.addEventListener("submit", function () {
      turn(false);
    });
    turn(false);
    place.appendChild(button);
  }

  for (var i = 0; i < places.length; i += 1) prepare(places[i]);
})();
