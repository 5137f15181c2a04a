/** A list as somebody wants to see it again: its address within the desk holds filters, sort, area and round. */
export type KeptView = { name: string; path: string }

const storageKey = 'bihuan.views'
const viewsMax = 50

/** The views that were named on this device; none where the store is damaged. */
export function keptViews(): KeptView[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]')
    if (!Array.isArray(list)) return []
    return list.filter(
      (one): one is KeptView =>
        typeof one === 'object' &&
        one !== null &&
        typeof one.name === 'string' &&
        typeof one.path === 'string' &&
        // A path of our own only: `//elsewhere` would lead away.
        /^\/(?!\/)/.test(one.path),
    )
  } catch {
    return []
  }
}

function keep(list: KeptView[]): KeptView[] {
  const next = list.slice(0, viewsMax)
  localStorage.setItem(storageKey, JSON.stringify(next))
  return next
}

/** Keeps a view under its name; an older one of that name gives way. */
export const keepView = (view: KeptView): KeptView[] =>
  keep([view, ...keptViews().filter(({ name }) => name !== view.name)])

/** Forgets a view. */
export const forgetView = (name: string): KeptView[] =>
  keep(keptViews().filter((one) => one.name !== name))
