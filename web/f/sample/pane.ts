/** What stands in the middle of the sampler's page. Never a dialog: the gun works over all of them. */
export const panes = ['list', 'camera', 'seal', 'family', 'type', 'single', 'move', 'void'] as const
export type Pane = (typeof panes)[number]

/** The pane that an address asks for with `?do=`. */
export const paneOf = (wanted: string | null): Pane =>
  panes.find((pane) => pane === wanted) ?? 'list'
