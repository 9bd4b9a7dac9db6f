// @ts-nocheck the browser gives this script its globals
/**
 * Brings the widgets of a page to life. Each stands there as a still picture, with its state beside it. When it comes near the window,
 * its module is loaded and takes the picture's place. Without scripts, or if the module cannot be loaded, the picture stays.
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

  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        bringToLife(target).catch((error) => console.warn(`The widget stays a picture: ${error.message}`));
      }
    },
    { rootMargin: '200px' },
  );
  for (const place of document.querySelectorAll('.widget-of-lesson')) near.observe(place);
})();
