import { openZip, type ZipEntries } from '../instruments/open-zip.ts'
import { walkTemplate } from './fill-template.ts'
import { reportFields, reportLists } from './report-fields.ts'
import type { TemplateFault } from './template-fault.ts'

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes ?? new Uint8Array())

/** A file that Word would ask the network for when it is opened: that tells somebody outside who reads about a case. */
function outsideOf(entries: ZipEntries): TemplateFault[] {
  return Object.entries(entries)
    .filter(([name]) => name.endsWith('.rels'))
    .flatMap(([, bytes]) => text(bytes).match(/<Relationship\b[^>]*>/g) ?? [])
    .filter((one) => /TargetMode="External"/i.test(one) && !/\/hyperlink"/.test(one))
    .map((one) => ({
      code: 'asks-outside' as const,
      value: /Target="([^"]*)"/.exec(one)?.[1]?.slice(0, 80) ?? '',
    }))
}

type Seen = { name: string; list: string | null; isLoop: boolean }

function judge({ name, list, isLoop }: Seen): TemplateFault[] {
  if (isLoop && list === null && reportLists.includes(name)) return []
  const homes = isLoop ? [] : reportFields.filter((field) => field.name === name)
  // Inside of a loop what stands outside of all loops can be named as well.
  if (homes.some((field) => field.list === list || field.list === null)) return []
  const code = homes.length > 0 ? 'placeholder-in-wrong-list' : 'placeholder-unknown'
  return [{ code, value: `{${name}}` }]
}

/** Every placeholder of a template, those within loops and those for an empty list. */
function placeholdersOf(bytes: Uint8Array): Seen[] {
  const seen = new Map<string, Seen>()
  for (const rows of [[{}], []])
    walkTemplate(bytes, (name, { list, isLoop }) => {
      seen.set(`${list}|${name}|${isLoop}`, { name, list, isLoop })
      return isLoop ? rows : 'x'
    })
  return [...seen.values()]
}

type Broken = { properties?: { id?: string; xtag?: string; errors?: Broken[] } }

/** The placeholders that Word or a hand broke, by name. */
function brokenIn(thrown: unknown): TemplateFault[] {
  const { properties } = thrown as Broken
  const all = properties?.errors ?? [thrown as Broken]
  const names = all.map(({ properties: one }) => one?.xtag ?? '').filter((name) => name !== '')
  if (names.length === 0 && properties === undefined) return [{ code: 'not-a-document', value: '' }]
  return [...new Set(names.length > 0 ? names : ['?'])].map((name) => ({
    code: 'placeholder-open',
    value: `{${name}`,
  }))
}

/** What is wrong with a template of the investigation report; empty where it can be used. It is gone through as filling it would, to see that. */
export function checkTemplate(bytes: Uint8Array): TemplateFault[] {
  const zip = openZip(bytes)
  if (!zip.ok || !('word/document.xml' in zip.entries))
    return [{ code: 'not-a-document', value: '' }]
  const { entries } = zip
  if (Object.keys(entries).some((name) => /vbaProject|\.bin$/i.test(name)))
    return [{ code: 'has-macros', value: '' }]
  const outside = outsideOf(entries)
  if (outside.length > 0) return outside
  try {
    const seen = placeholdersOf(bytes)
    const faults = seen.flatMap(judge)
    if (faults.length > 0) return faults
    return seen.some(({ name }) => name === 'watermark')
      ? []
      : [{ code: 'watermark-missing', value: '' }]
  } catch (thrown) {
    return brokenIn(thrown)
  }
}
