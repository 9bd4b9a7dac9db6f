const MOVES: Record<string, [down: number, right: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * Makes a grid of buttons one stop of the tab key: in it the arrow keys move the focus.
 *
 * Reference: W3C, ARIA Authoring Practices Guide, grid pattern.
 */
export function moveByArrows(grid: readonly (readonly HTMLElement[])[]): void {
  const stopAt = (button: HTMLElement) => {
    for (const other of grid.flat()) other.tabIndex = other === button ? 0 : -1;
  };
  stopAt(grid[0][0]);
  grid.forEach((row, i) => {
    row.forEach((button, k) => {
      button.addEventListener('focus', () => stopAt(button));
      button.addEventListener('keydown', (event) => {
        const [down, right] = MOVES[event.key] ?? [0, 0];
        const next = grid[i + down]?.[k + right];
        if (!next || next === button) return;
        event.preventDefault(); // the page does not scroll
        next.focus();
      });
    });
  });
}
