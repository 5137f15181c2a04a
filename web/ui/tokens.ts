/**
 * The one place for colours and sizes. antd gets them through ui/desk/antd-theme.ts, everything else as custom properties
 * (`--paper`, `--ink` …). Contrast against `paper` and `card` is held by tokens.test.ts: 4.5:1 for text.
 */
export type Palette = {
  /** page ground, raised ground, ground of rails and heads */
  paper: string
  card: string
  sunk: string
  line: string
  lineStrong: string
  ink: string
  inkSoft: string
  inkFaint: string
  /** jade: links, focus, the one action of a page */
  jade: string
  jadeSoft: string
  onJade: string
  /** states; each comes with a word and a shape, never alone */
  ok: string
  okSoft: string
  wait: string
  waitSoft: string
  late: string
  lateSoft: string
  info: string
  infoSoft: string
  /** the way of a tube, one hue from light to deep, so that order is seen without colour vision */
  stageSampled: string
  stageTransit: string
  stageLaboratory: string
  stageResulted: string
}

export type ThemeName = 'light' | 'dark'

export const palettes: Record<ThemeName, Palette> = {
  light: {
    paper: '#f4f6f4',
    card: '#ffffff',
    sunk: '#ebefec',
    line: '#dbe2dd',
    lineStrong: '#b9c4bd',
    ink: '#15211d',
    inkSoft: '#43534c',
    inkFaint: '#5f6f68',
    jade: '#0b6b5e',
    jadeSoft: '#dcefe9',
    onJade: '#ffffff',
    ok: '#1c6e3c',
    okSoft: '#dff1e4',
    wait: '#835300',
    waitSoft: '#fbecc9',
    late: '#ac2a1c',
    lateSoft: '#fce4df',
    info: '#2a5591',
    infoSoft: '#e1eaf7',
    stageSampled: '#c2ddd3',
    stageTransit: '#84bdae',
    stageLaboratory: '#3f9484',
    stageResulted: '#0b5c51',
  },
  dark: {
    paper: '#0e1513',
    card: '#151f1c',
    sunk: '#0a100e',
    line: '#26332e',
    lineStrong: '#3d4f48',
    ink: '#e6efea',
    inkSoft: '#b3c2bb',
    inkFaint: '#8b9d95',
    jade: '#5fd0ba',
    jadeSoft: '#153a33',
    onJade: '#06231d',
    ok: '#6fd592',
    okSoft: '#14351f',
    wait: '#f2bd55',
    waitSoft: '#3a2b0c',
    late: '#ff8f7e',
    lateSoft: '#43190f',
    info: '#92b9f2',
    infoSoft: '#182c49',
    stageSampled: '#28453e',
    stageTransit: '#2f6d5f',
    stageLaboratory: '#3fa08c',
    stageResulted: '#86e3cf',
  },
}

/** Pixels. Text sizes are rem so that the reader's own setting counts. */
export const sizes = {
  radius: 8,
  radiusSmall: 5,
  control: 34,
  railWidth: 212,
  headHeight: 52,
  pageMax: 1440,
} as const

/** System fonts only: nothing is fetched for a letter (ux.md §2.8). */
export const fontFamily =
  '"PingFang SC", "HarmonyOS Sans SC", "Noto Sans SC", "Noto Sans CJK SC", "Noto Sans S Chinese", "Microsoft YaHei", system-ui, -apple-system, "Segoe UI", Roboto, sans-serif'

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

const properties = (palette: Palette) =>
  Object.entries(palette)
    .map(([name, value]) => `--${kebab(name)}:${value};`)
    .join('')

/** The style sheet of all tokens: light by default, dark by the system's wish or by `data-theme` on the root. */
export function tokenSheet(): string {
  const size = Object.entries(sizes)
    .map(([name, value]) => `--${kebab(name)}:${value}px;`)
    .join('')
  const dark = `color-scheme:dark;${properties(palettes.dark)}`
  return [
    `:root{color-scheme:light;--font:${fontFamily};${size}${properties(palettes.light)}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${dark}}}`,
    `:root[data-theme=dark]{${dark}}`,
  ].join('\n')
}
