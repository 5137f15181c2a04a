/** A template literal with what stands before it; `text` has `$1` for each `${…}`. */
export type Template = { line: number; before: string; text: string }

/** `code` is the text with comments, strings, templates and regular expressions blanked; lines and columns stay. */
export type Source = { code: string; templates: Template[] }

const regexLiteral = /\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/y
const quoted = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/y
const comment = /\/\/[^\n]*|\/\*[\s\S]*?\*\//y
// A slash after one of these begins a regular expression; after anything else it divides, or it closes a JSX tag.
const beforeRegex = /(?:^|[(,=:[!&|?;+*%~^]|=>|\b(?:return|typeof|case|in|of))\s*$/

const lineAt = (text: string, index: number) => text.slice(0, index).split('\n').length

function matchAt(pattern: RegExp, text: string, index: number): string | null {
  pattern.lastIndex = index
  return pattern.exec(text)?.[0] ?? null
}

/** Reads TypeScript just well enough to tell code from comments and texts. A quote that does not close on its line is no quote. */
export function readSource(text: string): Source {
  const templates: Template[] = []
  let code = ''
  let at = 0
  const blank = (part: string) => {
    code += part.replace(/[^\n]/g, ' ')
    at += part.length
  }
  const keep = () => {
    code += text[at]
    at += 1
  }

  function readTemplate(): void {
    const template: Template = { line: lineAt(text, at), before: code.slice(-400), text: '' }
    let holes = 0
    blank('`')
    while (at < text.length && text[at] !== '`') {
      if (text[at] === '\\') {
        template.text += text.slice(at, at + 2)
        blank(text.slice(at, at + 2))
      } else if (text.startsWith('${', at)) {
        holes += 1
        template.text += `$${holes}`
        blank('${')
        readCode('}')
        if (at < text.length) blank('}')
      } else {
        template.text += text[at]
        blank(text[at] ?? '')
      }
    }
    if (at < text.length) blank('`')
    templates.push(template)
  }

  function readCode(end: '}' | null): void {
    let depth = 0
    while (at < text.length) {
      const char = text[at]
      if (end !== null && char === end && depth === 0) return
      const skipped =
        matchAt(comment, text, at) ??
        matchAt(quoted, text, at) ??
        (char === '/' && beforeRegex.test(code.slice(-200))
          ? matchAt(regexLiteral, text, at)
          : null)
      if (skipped !== null) blank(skipped)
      else if (char === '`') readTemplate()
      else {
        if (char === '{') depth += 1
        if (char === '}') depth -= 1
        keep()
      }
    }
  }

  readCode(null)
  return { code, templates }
}
