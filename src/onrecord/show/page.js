// Marks and notes light each other up, a mention tells whom it means, j and k walk the facts, the key
// puts marks out.
// The page reads and links without this.
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("js");

  // From a fact's id to everything on the page that belongs to it.
  var belonging = new Map();
  document.querySelectorAll("[data-f]").forEach(function (element) {
    element.dataset.f.split(" ").forEach(function (fact) {
      if (!belonging.has(fact)) belonging.set(fact, []);
      belonging.get(fact).push(element);
    });
  });

  var shown = [];
  function light(element) {
    shown.forEach(function (other) { other.classList.remove("lit", "near"); });
    shown = [];
    if (!element) return;
    element.dataset.f.split(" ").forEach(function (fact, place) {
      (belonging.get(fact) || []).forEach(function (other) {
        other.classList.add(place ? "near" : "lit");
        shown.push(other);
      });
    });
  }

  // What a mention tells stands under it, above it at the foot of the window. As a title it would come late,
  // and never to who uses the keyboard.
  var tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  tip.setAttribute("aria-hidden", "true");
  document.body.append(tip);
  document.querySelectorAll(".text .s[title]").forEach(function (element) {
    element.dataset.why = element.title;
    element.setAttribute("aria-description", element.title);
    element.removeAttribute("title");
  });
  function tell(element) {
    tip.hidden = !element || !element.dataset.why;
    if (tip.hidden) return;
    tip.textContent = element.dataset.why;
    tip.style.left = "0";
    var box = element.getClientRects()[0], width = tip.offsetWidth, height = tip.offsetHeight;
    var above = box.bottom + height + 10 > innerHeight && box.top > height + 10;
    tip.style.left = Math.max(8, Math.min(box.left, root.clientWidth - width - 8)) + scrollX + "px";
    tip.style.top = (above ? box.top - height - 5 : box.bottom + 5) + scrollY + "px";
  }

  function factAt(node) { return node && node.closest ? node.closest("[data-f]") : null; }

  // Bring the note on a fact into view, if notes scroll beside the article. Never moves the article.
  function reveal(element) {
    if (!element || !element.classList.contains("s")) return;
    var card = document.getElementById(element.dataset.f.split(" ")[0]);
    var aside = card && card.closest("aside");
    if (!aside || getComputedStyle(aside).overflowY !== "auto") return;
    var frame = aside.getBoundingClientRect(), box = card.getBoundingClientRect();
    if (box.top >= frame.top && box.bottom <= frame.bottom) return;
    var calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    aside.scrollTo({ top: aside.scrollTop + box.top - frame.top - 24, behavior: calm ? "auto" : "smooth" });
  }

  var focused = null, waiting = 0;
  document.addEventListener("pointerover", function (event) {
    if (tip.contains(event.target)) return;
    var element = factAt(event.target);
    clearTimeout(waiting);
    light(element || focused);
    if (!element) tell(focused);
    // A pointer that only passes over marks shouldn't make the notes jump.
    else waiting = setTimeout(function () { reveal(element); tell(element); }, 180);
  });
  document.addEventListener("pointerleave", function () { clearTimeout(waiting); light(focused); tell(focused); });
  document.addEventListener("focusin", function (event) {
    focused = factAt(event.target);
    light(focused);
    reveal(focused);
    tell(focused);
  });
  document.addEventListener("focusout", function () { focused = null; light(null); tell(null); });

  // After a jump the target has the focus, so that it is lit and Tab goes on from there.
  function arrive() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    while (target && target.classList.contains("at")) target = target.nextElementSibling;
    if (target && target.matches(".s, .card")) target.focus({ preventScroll: true });
  }
  // The browser tells of a jump only later; whoever has left the target by then is not brought back.
  var left = null;
  addEventListener("hashchange", function () {
    if (location.hash !== left) arrive();
    left = null;
  });
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[href^='#']");
    if (link && link.getAttribute("href") === location.hash) setTimeout(arrive);  // no hashchange comes
  });

  var stops = Array.from(document.querySelectorAll(".text a.s:not([tabindex])"));
  function walk(step) {
    var here = document.activeElement, at = stops.indexOf(here);
    if (at < 0 && here && here.closest(".card")) {
      var words = belonging.get(here.closest(".card").id) || [];
      at = stops.indexOf(words.find(function (element) { return stops.indexOf(element) >= 0; }));
    }
    var next = stops[at < 0 ? (step > 0 ? 0 : stops.length - 1) : at + step];
    if (next) {
      next.focus({ preventScroll: true });
      next.scrollIntoView({ block: "nearest" });
    }
  }
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") walk(1);
    else if (event.key === "k") walk(-1);
    else if (event.key === "Escape" && document.activeElement) {
      left = location.hash;
      document.activeElement.blur();
      tell(null);
    }
    else if (event.key === "Enter" && document.activeElement.matches(".card")) {
      // Enter on a note goes back to its words.
      var back = document.activeElement.querySelector(".head a.no, .head a.lead, .head .title a");
      if (back) back.click();
    } else return;
    event.preventDefault();
  });

  document.querySelectorAll(".key li").forEach(function (item) {
    var button = document.createElement("button");
    button.type = "button";
    button.setAttribute("aria-pressed", "true");
    button.append(item.firstElementChild);
    item.append(button);
    button.addEventListener("click", function () {
      var off = document.body.classList.toggle("off-" + item.dataset.part);
      document.querySelectorAll(".key li[data-part='" + item.dataset.part + "'] button").forEach(function (each) {
        each.setAttribute("aria-pressed", String(!off));
      });
    });
  });
  arrive();
})();
