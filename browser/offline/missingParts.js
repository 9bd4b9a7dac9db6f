// @ts-nocheck a page gives this script its globals
/**
 * JupyterLite says nothing where a part of it does not arrive: it loads for ever, or shows no lesson. Its pages have this script before
 * all others, which says it.
 */
(() => {
  const SAY = 'A part of this page has not arrived: the site cannot be reached. Go online, then reload the page.';
  const STYLE =
    'position: fixed; inset: 0 0 auto; z-index: 100000; padding: 12px; text-align: center; font: 16px sans-serif; background: #b71c1c; color: #fff';
  const FAILED = /dynamically imported module|^Loading chunk|^Failed to fetch$|^NetworkError/; // Chromium's words and Firefox's

  const address = location.href; // JupyterLab takes the notebook's path out of it
  let isTold = false;
  function tell() {
    if (isTold) return;
    isTold = true;
    const bar = Object.assign(document.createElement('div'), { role: 'alert', textContent: `${SAY} ` });
    bar.style.cssText = STYLE;
    const reload = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Reload' });
    reload.onclick = () => {
      history.replaceState(null, '', address);
      location.reload();
    };
    bar.append(reload);
    document.documentElement.append(bar); // outside of what JupyterLab draws
  }

  const PARTS = 'script[src], link[rel="stylesheet"]';
  window.addEventListener('error', ({ target }) => target.matches?.(PARTS) && tell(), true);
  window.addEventListener('unhandledrejection', ({ reason }) => FAILED.test(reason?.message) && tell());

  /** JupyterLite takes a notebook that cannot be fetched for one that does not exist. */
  const { fetch } = window;
  window.fetch = (...request) => {
    const answer = fetch(...request);
    const { pathname } = new URL(request[0].url ?? request[0], location.href);
    if (pathname.includes('/lab/files/')) answer.catch(tell);
    return answer;
  };
})();
