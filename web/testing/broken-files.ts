import type { FileFaultCode } from '@bihuan/interop/instruments/file-fault.ts'
import { rdmlXml, smallWorkbook, zipOf } from '@bihuan/interop/instruments/fixtures/containers.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

/** A zip whose directory says that it unpacks to a gigabyte: nobody unpacks it to see. */
function aBomb(): Uint8Array {
  const bytes = zipOf({ 'a.xml': '<rdml/>' })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let entry = 0
  while (view.getUint32(entry, true) !== 0x02014b50) entry += 1
  // APPNOTE 4.3.12: the unpacked size stands at 24 of a directory entry.
  view.setUint32(entry + 24, 2 ** 30, true)
  return bytes
}

const aReaction =
  '<react id="1"><sample id="s1"/><data><tar id="N"/><cq>20</cq><adp><cyc>1</cyc><fluor>1</fluor></adp></data></react>'

/** The export of a plate, broken in every way that a file can be; the first tube lies in A1, the second in B1. */
export function brokenFiles(whole: string): Record<FileFaultCode, Uint8Array> {
  const [head = '', results = ''] = whole.split('[Results]')
  const inResults = (from: string | RegExp, to: string) => {
    const changed = results.replace(from, to)
    if (changed === results) throw new Error(`the results have no ${from}`)
    return utf8(`${head}[Results]${changed}`)
  }
  const inHead = (from: RegExp, to: string) => utf8(whole.replace(from, to))
  const lastWell = whole.lastIndexOf('\tG10\t', whole.lastIndexOf('\tG10\t') - 1)
  return {
    empty: utf8(''),
    'not-an-instrument-file': utf8('tube,result\n1,negative\n'),
    'legacy-workbook': Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]),
    encoding: Uint8Array.from([0xff, 0xff, 0xff]),
    truncated: utf8(whole).subarray(0, utf8(whole).length - 5),
    'results-stop-short': utf8(whole.slice(0, whole.lastIndexOf('\n', lastWell) + 1)),
    damaged: utf8(`${whole}[Results]\r\nWell\r\n`),
    'too-large': aBomb(),
    'experiment-type-missing': inHead(/\* Experiment Type.*\r\n/, ''),
    'experiment-type-refused': inHead(/(\* Experiment Type = ).*\r\n/, '$1Genotyping\r\n'),
    'no-results': utf8(head),
    'melt-only': utf8(`${head}[Melt Curve Raw Data]\r\nWell\r\n`),
    'no-rows': inResults(/(\tCT\r\n)[\s\S]*$/, '$1'),
    gap: inResults(/\r\n(\d+\tB1\tfalse)/, '\r\n\r\n$1'),
    'column-missing': inResults('\tCT\r\n', '\tXX\r\n'),
    'column-twice': inResults(/\tCT\r\n([^\r]*)\r\n/, '\tCT\tTarget Name\r\n$1\tE\r\n'),
    'row-too-long': inResults(/(\tA1\tfalse[^\r]*)\r\n/, '$1\tx\ty\r\n'),
    'well-unknown': inResults('\tA1\tfalse', '\tZ9\tfalse'),
    'well-contradiction': inResults('\r\n1\tA1\tfalse', '\r\n97\tA1\tfalse'),
    'well-off-plate': inResults('\tA1\tfalse', '\tP24\tfalse'),
    'target-missing': inResults('\tRNase P\t', '\t\t'),
    'row-twice': inResults('\tN\t', '\tORF1ab\t'),
    'ct-not-a-number': inResults('\t27\r\n', '\t2x7\r\n'),
    'ct-out-of-range': inResults('\t27\r\n', '\t27102\r\n'),
    'identifier-numeric': smallWorkbook(4_101_000_000_015),
    'identifier-exponent': inResults(/(\tA1\tfalse\t)[^\t]+/, '$14.101E+12'),
    'several-runs': zipOf({ 'a.xml': rdmlXml(aReaction), 'b.xml': rdmlXml(aReaction) }),
  }
}
