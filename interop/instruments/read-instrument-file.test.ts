import { describe, expect, test } from 'vitest'
import type { FileFaultCode } from './file-fault.ts'
import { fourWells, reading, textRun, utf8 } from './fixtures/a-run.ts'
import { rdmlXml, smallWorkbook, workbook, zipOf } from './fixtures/containers.ts'
import type { WellReading } from './instrument-run.ts'
import { readInstrumentFile } from './read-instrument-file.ts'
import { wellsJson } from './wells-json.ts'

function codes(bytes: Uint8Array | string): FileFaultCode[] {
  const outcome = readInstrumentFile(typeof bytes === 'string' ? utf8(bytes) : bytes)
  return outcome.ok ? [] : outcome.faults.map(({ code }) => code)
}

function wells(bytes: Uint8Array | string): readonly WellReading[] {
  const outcome = readInstrumentFile(typeof bytes === 'string' ? utf8(bytes) : bytes)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
  return outcome.run.wells
}

describe('a text export', () => {
  const text = textRun(fourWells())

  test('is read with its plate, run and instrument', () => {
    const outcome = readInstrumentFile(utf8(text))
    expect(outcome).toMatchObject({
      ok: true,
      run: {
        format: 'quantstudio-text',
        plateBarcode: 'P41010000017X',
        serial: '100200300',
        complete: 'sample-setup',
      },
    })
    expect(wells(text)).toEqual(fourWells())
  })

  test.each([
    ['UTF-8 with a mark', utf8(`\uFEFF${text}`)],
    ['UTF-16', new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))],
    ['Unix line ends', utf8(text.replaceAll('\r\n', '\n'))],
    ['commas', utf8(text.replaceAll('\t', ','))],
    [
      'commas to the same width',
      utf8(text.replaceAll('\t', ',').replaceAll(/(^|[^,])\r\n/g, '$1,,,,,,,,,,\r\n')),
    ],
  ])('is read in %s', (_, bytes) => expect(wells(bytes)).toEqual(fourWells()))

  test('is read in GB18030, which half the laboratories’ machines write', () => {
    const ascii = textRun([reading({ sample: 'GB-HERE' })])
    const [before = '', middle = '', after = ''] = ascii.split('GB-HERE')
    const guan = [0xb9, 0xdc] // 管
    const bytes = Uint8Array.from([
      ...utf8(before),
      ...guan,
      ...utf8(middle),
      ...guan,
      ...utf8(after),
    ])
    expect(wells(bytes)[0]?.sample).toBe('管')
  })

  test('cut at any byte is refused, or gives every reading', () => {
    const bytes = utf8(text)
    for (let cut = 0; cut < bytes.length; cut += 1) {
      const outcome = readInstrumentFile(bytes.subarray(0, cut))
      if (outcome.ok) expect(outcome.run.wells, `cut at ${cut}`).toEqual(fourWells())
    }
    expect(codes(bytes.subarray(0, bytes.length - 5))).toEqual(['truncated'])
    const lastRow = text.lastIndexOf('\tH12\t')
    expect(codes(text.slice(0, text.lastIndexOf('\n', lastRow) + 1))).toEqual([
      'results-stop-short',
    ])
  })

  test('tells which wells were set up and left out, when they are not the last', () => {
    const lines = text.split('\r\n')
    const without = lines
      .filter((line, row) => !(row > lines.indexOf('[Results]') && line.includes('\tA2\t')))
      .join('\r\n')
    const outcome = readInstrumentFile(utf8(without))
    expect(outcome).toMatchObject({ ok: true, run: { wellsWithoutResult: ['A2'] } })
  })

  test('without a setup is read, but says that its end is not proven', () => {
    const bare = text.replace(/\[Sample Setup\][\s\S]*?\r\n\r\n/, '')
    expect(readInstrumentFile(utf8(bare))).toMatchObject({
      ok: true,
      run: { complete: 'unproven' },
    })
  })

  test('takes a column that is printed twice, unless the two differ (seen in a real export)', () => {
    const twice = text
      .replace('\tEXPFAIL\r\n', '\tEXPFAIL\tTarget Name\r\n')
      .replaceAll(/(\t(ORF1ab|N)\tUNKNOWN\t.*[YN])\r\n/g, '$1\t$2\r\n')
    expect(wells(twice)).toEqual(fourWells())
    expect(codes(twice.replace(/\tORF1ab\r\n/, '\tE\r\n'))).toEqual(['column-twice'])
  })

  test('takes the Ct by which the run was analysed, where Ct and Crt stand side by side', () => {
    const both = textRun([reading({ call: '12.5' })]).replace('\tCall\t', '\tCrt\t')
    expect(wells(both)[0]?.ct).toBe(31.25)
    expect(wells(both.replace('Method = Ct', 'Method = Crt'))[0]?.ct).toBe(12.5)
  })

  test('knows the Cyrillic т, a Ct with a comma for thousands, and blanks', () => {
    expect(wells(text.replace('\tCT\t', '\tCт\t'))).toEqual(fourWells())
    expect(codes(text.replace('\t25.5\t', '\t1,025.5\t'))).toEqual(['ct-out-of-range'])
    expect(codes(text.replace('\t25.5\t', '\t25,512\t'))).toEqual(['ct-out-of-range'])
    expect(wells(text.replace('\t25.5\t', '\t\t'))[1]).toMatchObject({
      ct: null,
      flags: ['EXPFAIL', 'ct-blank'],
    })
  })

  test.each<[FileFaultCode, string]>([
    ['empty', ''],
    ['empty', ' \n\n'],
    ['not-an-instrument-file', 'tube,result\n1,negative\n'],
    ['not-an-instrument-file', '<html></html>'],
    ['experiment-type-refused', textRun(fourWells(), 'Genotyping')],
    ['experiment-type-refused', textRun(fourWells(), 'Melt Curve')],
    ['experiment-type-missing', text.replace(/\* Experiment Type.*\r\n/, '')],
    ['no-results', text.slice(0, text.indexOf('[Results]'))],
    ['melt-only', `${text.slice(0, text.indexOf('[Results]'))}[Melt Curve Raw Data]\r\nWell\r\n`],
    ['no-rows', text.replace(/(CT\tEXPFAIL\r\n)[\s\S]*$/, '$1')],
    ['column-missing', text.replace('\tCT\t', '\tXX\t')],
    ['row-twice', text.replace('\tA2\tfalse', '\tA1\tfalse').replace('\tA2\tfalse', '\tA1\tfalse')],
    ['ct-not-a-number', text.replace('\t25.5\t', '\tabout 25\t')],
    ['well-unknown', text.replace('\tA2\tfalse', '\tZ9\tfalse')],
    ['well-off-plate', text.replace('\tA2\tfalse', '\tP24\tfalse')],
    ['identifier-exponent', text.replaceAll('采样管0', '4.101E+12')],
    ['gap', text.replace(/\r\n(3|13)(\tB1\tfalse)/, '\r\n\r\n$1$2')],
    ['row-too-long', text.replace('\tA2\tfalse', '\tA2\tfalse\tx\ty')],
  ])('is refused: %s', (code, broken) => expect(codes(broken)).toContain(code))

  test('names the line, the column and the value of a fault, and what to do', () => {
    const outcome = readInstrumentFile(utf8(text.replace('\t25.5\t', '\tabout 25\t')))
    const row = text.split('\r\n').findIndex((line) => line.includes('\t25.5\t')) + 1
    if (outcome.ok) throw new Error('taken')
    expect(outcome.faults).toHaveLength(1)
    expect(outcome.faults[0]).toMatchObject({ row, column: 'CT', value: 'about 25' })
    expect(outcome.faults[0]?.en).toContain('export it again')
  })

  test('takes «Standard 1 (1e8)», 13 digits and «1E5» as names, for nothing is lost in them', () => {
    for (const sample of ['Standard 1 (1e8)', '5000018696625', '1E5', '007']) {
      expect(wells(textRun([reading({ sample })]))[0]?.sample).toBe(sample)
    }
  })
})

describe('a workbook', () => {
  test('is read by what it holds', () => {
    expect(wells(smallWorkbook())).toEqual([
      reading({ ct: 27.5 }),
      reading({ well: 'A2', sample: 'b', role: 'ntc', ct: null }),
    ])
  })

  test('is refused when a sample is a number, which may have lost its zeros or digits', () => {
    expect(codes(smallWorkbook(4101000000015))).toContain('identifier-numeric')
    expect(codes(smallWorkbook('4.10E+12'))).toContain('identifier-exponent')
  })

  test('is refused with an error in a Ct cell: «#N/A» is no Ct of 42', () => {
    expect(codes(smallWorkbook('a', { t: 'e', v: 42, w: '#N/A' }))).toEqual(['ct-not-a-number'])
  })

  test('is refused without results, or when it is of the old kind', () => {
    expect(codes(workbook({ 'Sample Setup': [['Experiment Type', 'Standard Curve']] }))).toEqual([
      'no-results',
    ])
    expect(codes(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).toEqual(['legacy-workbook'])
  })

  test('cut at any byte, or with one byte changed within, is refused', () => {
    const bytes = smallWorkbook()
    for (let cut = 1; cut < bytes.length; cut += 7)
      expect(readInstrumentFile(bytes.subarray(0, cut)).ok).toBe(false)
    expect(readInstrumentFile(bytes.subarray(0, bytes.length - 1)).ok).toBe(false)
  })
})

describe('RDML', () => {
  const react = (id: string, sample: string, data: string): string =>
    `<react id="${id}"><sample id="${sample}"/>${data}</react>`
  const data = (target: string, cq: string): string =>
    `<data><tar id="${target}"/>${cq}<adp><cyc>1</cyc><fluor>1</fluor></adp></data>`
  const xml = rdmlXml(
    react('1', 's1', data('N', '<cq>21.5</cq>') + data('ORF1ab', '<cq>-1</cq>')) +
      react('384', 's2', data('N', '<cq>40.0</cq>')),
  )

  test('is read with its targets and dyes; -1 means none, numbers run by rows', () => {
    expect(wells(zipOf({ 'rdml_data.xml': xml, 'app/settings.xml': '<settings/>' }))).toEqual([
      reading({ sample: 's1', ct: 21.5 }),
      reading({ sample: 's1', target: 'ORF1ab', dye: 'FAM', ct: null }),
      reading({ well: 'P24', sample: 's2', role: 'ntc', ct: 40 }),
    ])
    expect(wells(xml)).toEqual(wells(zipOf({ 'rdml_data.xml': xml })))
  })

  test('cut at any byte is refused', () => {
    const bytes = zipOf({ 'rdml_data.xml': xml })
    for (let cut = 1; cut < bytes.length; cut += 1)
      expect(readInstrumentFile(bytes.subarray(0, cut)).ok).toBe(false)
    const plain = utf8(xml)
    for (let cut = 1; cut < plain.length; cut += 1)
      expect(readInstrumentFile(plain.subarray(0, cut)).ok).toBe(false)
  })

  test('with one digit changed inside is refused: its checksum no longer fits', () => {
    const bytes = zipOf({ 'rdml_data.xml': xml }, 0)
    const digit = Buffer.from(bytes).indexOf('21.5')
    bytes[digit] = '3'.charCodeAt(0)
    expect(codes(bytes)).toEqual(['damaged'])
  })

  test.each<[FileFaultCode, string]>([
    ['no-rows', rdmlXml('')],
    [
      'melt-only',
      rdmlXml(
        react('1', 's1', '<data><tar id="N"/><mdp><tmp>60</tmp><fluor>1</fluor></mdp></data>'),
      ),
    ],
    ['row-twice', rdmlXml(react('1', 's1', data('N', '<cq>20</cq>').repeat(2)))],
    ['well-unknown', rdmlXml(react('385', 's1', data('N', '<cq>20</cq>')))],
    ['ct-not-a-number', rdmlXml(react('1', 's1', data('N', '<cq>soon</cq>')))],
    ['damaged', `<!DOCTYPE rdml [<!ENTITY a "b">]>${rdmlXml('')}`],
  ])('is refused: %s', (code, broken) =>
    expect(codes(zipOf({ 'rdml_data.xml': broken }))).toContain(code),
  )

  test('is refused with two runs, for one plate is one file', () => {
    const run = react('1', 's1', data('N', '<cq>20</cq>'))
    expect(codes(zipOf({ 'a.xml': rdmlXml(run), 'b.xml': rdmlXml(run) }))).toEqual(['several-runs'])
  })
})

test('a dry run prints well, sample, target, dye and Ct, and nothing else', () => {
  const outcome = readInstrumentFile(utf8(textRun([reading({ call: 'negative' })])))
  if (!outcome.ok) throw new Error('refused')
  expect(wellsJson(outcome.run)).toEqual({
    wells: [{ well: 'A1', sample: '4101000000015', target: 'N', dye: 'VIC', ct: 31.25 }],
  })
})
