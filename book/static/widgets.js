// @ts-nocheck the browser gives this script its globals
/**
 * Brings the widgets of a page to life. Each stands there as a still picture, with its state beside it. When it comes near the window,
 * its module is loaded and takes the picture's place. Without scripts, or if the module cannot be loaded or needs a kernel, the picture
 * stays.
 */
(() => {
  const folder = new URL('widgets/', document.currentScript.src);
  const { show } = window.softmaxWidgets;

  async function bringToLife(place) {
    const live = document.createElement('div');
    await show(live, JSON.parse(place.querySelector('script').textContent), folder);
    place.querySelector('img').replaceWith(live);
    place.classList.add('live');
  }

  function sayWhy(place, { message }) {
    const why = document.createElement('p');
    why.textContent = `This picture cannot be moved here: ${message}.`;
    place.append(why);
  }

  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        bringToLife(target).catch((error) => sayWhy(target, error));
      }
    },
    { rootMargin: '200px' },
  );
  for (const place of document.querySelectorAll('.widget-of-lesson')) near.observe(place);
})();
