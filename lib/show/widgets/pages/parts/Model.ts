/** What a page's module gets: the part of anywidget's model that the course uses. */
export interface Model<State> {
  get<Key extends keyof State>(key: Key): State[Key];
  set<Key extends keyof State>(key: Key, value: State[Key]): void;
  /** Sends what was set to the kernel, where there is one. */
  save_changes(): void;
}

/** What a host calls `render` with. */
export interface View<State> {
  model: Model<State>;
  /** The widget's place in the page. */
  el: HTMLElement;
}
