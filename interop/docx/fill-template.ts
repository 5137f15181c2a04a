import Docxtemplater from 'docxtemplater'
import PizZip from 'pizzip'
import type { ReportData } from './report-fields.ts'

/** Reads the value of a placeholder; `list` is the loop in which it stands, `isLoop` whether it is one itself. */
export type Getter = (name: string, place: { list: string | null; isLoop: boolean }) => unknown

const options = {
  paragraphLoop: true,
  linebreaks: true,
  // What is thrown is told to who uploaded the file, and is no matter for the log.
  errorLogging: false as const,
  // Nothing is known: a dash, and never «undefined».
  nullGetter: () => '—',
}

/** Fills a template that was checked; gives the Word file. */
export function fillTemplate(template: Uint8Array, data: ReportData): Uint8Array<ArrayBuffer> {
  const document = new Docxtemplater(new PizZip(template), options)
  document.render(data)
  return Uint8Array.from(document.toUint8Array())
}

type Context = { scopePath: readonly string[]; meta: { part: { module?: string } } }

/** Goes through a template as filling it would, and asks for every value. Throws what docxtemplater throws where it is broken. */
export function walkTemplate(template: Uint8Array, get: Getter): void {
  const parser = (tag: string) => ({
    get: (_scope: unknown, { scopePath, meta }: Context) =>
      get(tag, { list: scopePath.at(-1) ?? null, isLoop: meta.part.module === 'loop' }),
  })
  const document = new Docxtemplater(new PizZip(template), { ...options, parser: parser as never })
  document.render({})
}
