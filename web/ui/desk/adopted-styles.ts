/**
 * Stands in for `@rc-component/util/es/Dom/dynamicCSS` in the build (web/build/adopted-styles.ts), same names, same
 * contract: a style is known by its key, `prepend: 'queue'` keeps the order of priorities. The text goes into a constructed
 * style sheet, so a policy of `style-src 'self'` holds.
 */
type StyleOptions = {
  prepend?: boolean | 'queue'
  priority?: number
}

type Held = {
  key: string
  sheet: CSSStyleSheet
  text: string
  priority: number
  mark: HTMLStyleElement
}

const held: Held[] = []

function publish() {
  // Sheets that are not ours (none today) stay in front.
  const ours = new Set(held.map((entry) => entry.sheet))
  const others = document.adoptedStyleSheets.filter((sheet) => !ours.has(sheet))
  document.adoptedStyleSheets = [...others, ...held.map((entry) => entry.sheet)]
}

let publishing = false
function publishSoon() {
  if (publishing) return
  publishing = true
  // One assignment for all the components that mount in one go, still before the browser paints.
  queueMicrotask(() => {
    publishing = false
    publish()
  })
}

/** Adds or changes the style of this key. Gives an empty, detached `<style>`, because callers hang marks on what they get. */
export function updateCSS(css: string, key: string, options: StyleOptions = {}): HTMLStyleElement {
  const known = held.find((entry) => entry.key === key)
  if (known) {
    if (known.text !== css) {
      known.sheet.replaceSync(css)
      known.text = css
    }
    return known.mark
  }
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  const priority = options.prepend === 'queue' ? (options.priority ?? 0) : Number.MAX_SAFE_INTEGER
  const mark = document.createElement('style')
  const after = held.findLastIndex((entry) => entry.priority <= priority)
  held.splice(after + 1, 0, { key, sheet, text: css, priority, mark })
  publishSoon()
  return mark
}

/** Takes the style of this key away; an unknown key changes nothing. */
export function removeCSS(key: string): void {
  const index = held.findIndex((entry) => entry.key === key)
  const gone = held[index]
  if (!gone) return
  held.splice(index, 1)
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== gone.sheet)
}

/** A style without a key, for callers that never remove it. */
export function injectCSS(css: string, options: StyleOptions = {}): HTMLStyleElement {
  return updateCSS(css, `unkeyed:${css}`, options)
}

/** There is no container to forget here; part of the contract that we stand in for. */
export function clearContainerCache(): void {}

/** The icons carry a copy of the same file with two more names: the desk has no shadow root, and nothing to warn of. */
export const getShadowRoot = (): null => null
export const warningOnce = (): void => {}
