import { XMLParser, XMLValidator } from 'fast-xml-parser'

/** An element with its attributes and children, in document order. */
export type Element = {
  name: string
  attributes: Record<string, string>
  children: readonly Element[]
  text: string
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  processEntities: true,
})

/** The root element of a well-formed XML text; null when it is not well-formed (a cut file is not). */
export function parseXml(text: string): Element | null {
  // A document that defines its own entities is an attack, not an instrument file.
  if (/<!DOCTYPE/i.test(text) || XMLValidator.validate(text) !== true) return null
  try {
    const roots = elements(parser.parse(text))
    return roots.find(({ name }) => !name.startsWith('?')) ?? null
  } catch {
    return null
  }
}

/** The first child of a name. */
export function child(element: Element, name: string): Element | undefined {
  return element.children.find((one) => one.name === name)
}

/** All children of a name. */
export function children(element: Element, name: string): Element[] {
  return element.children.filter((one) => one.name === name)
}

/** Text of the first child of a name; null when it is missing or empty. */
export function childText(element: Element, name: string): string | null {
  return child(element, name)?.text.trim() || null
}

function elements(nodes: unknown): Element[] {
  if (!Array.isArray(nodes)) return []
  return nodes.flatMap((node: Record<string, unknown>) => {
    const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text')
    if (name === undefined) return []
    const inner = node[name]
    const attributes = node[':@'] as Record<string, string> | undefined
    return [{ name, attributes: attributes ?? {}, children: elements(inner), text: textOf(inner) }]
  })
}

function textOf(nodes: unknown): string {
  if (!Array.isArray(nodes)) return ''
  return nodes
    .map((node: Record<string, unknown>) => ('#text' in node ? String(node['#text']) : ''))
    .join('')
}
