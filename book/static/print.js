// @ts-nocheck the browser gives this script its globals
/** On paper a page has light colours, whatever the reader has chosen for the window. */
(() => {
  const { dataset } = document.documentElement;
  let chosen;
  window.addEventListener('beforeprint', () => {
    chosen = dataset.theme;
    dataset.theme = 'light';
  });
  window.addEventListener('afterprint', () => {
    dataset.theme = chosen;
  });
})();
