/** minimal, to be widened */
export function progress<Item>(items: Iterable<Item> & { length: number }, { label = '' }: { label?: string } = {}) {
  return {
    report(_values: Record<string, number>) {},
    *[Symbol.iterator]() {
      for (const item of items) yield item;
      console.log(`${label}: ${items.length} done`);
    },
  };
}
