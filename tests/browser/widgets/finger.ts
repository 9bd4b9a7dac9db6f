import type { Locator } from 'playwright-core';

/** A place within an element: the share of its width and of its height. */
export type Share = readonly [x: number, y: number];

/** Puts a finger on an element and moves it through all places; with one place it is a tap. */
export async function dragByFinger(target: Locator, places: readonly Share[]): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (!box) throw new Error('Cannot touch an element that has no place');
  const session = await target.page().context().newCDPSession(target.page());
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 1 });
  const points = places.map(([x, y]) => ({ x: box.x + x * box.width, y: box.y + y * box.height }));
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [points[0]] });
  for (const point of points.slice(1)) {
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [point] });
  }
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: false });
  await session.detach();
}
