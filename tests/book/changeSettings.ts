import type { Page } from 'playwright-core';

/** Makes the page load JupyterLite with other settings. The page must have no service worker, which would answer in place of the route. */
export async function changeSettings(page: Page, change: object): Promise<void> {
  await page.route('**/jupyter-lite.json*', async (route) => {
    const response = await route.fetch();
    const json = await response.json();
    Object.assign(json['jupyter-config-data'], change);
    await route.fulfill({ response, json });
  });
}
