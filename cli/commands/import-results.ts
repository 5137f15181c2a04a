import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { isoOf } from '@bihuan/core/time/instant.ts'
import type { InstrumentRun } from '@bihuan/interop/instruments/instrument-run.ts'
import type { Command } from 'commander'
import { exitCode } from '../exit-code.ts'
import { type Answer, answering } from './answering.ts'
import { type CityOptions, cityNow, inCity, withData } from './city-options.ts'
import { painted, tableText } from './print.ts'
import { readInput } from './read-input.ts'
import { Refusal } from './refusal.ts'

// What the HTTP command takes: 12,000,000 characters of base64. A run of 384 wells and five targets has under 2 MB.
const bytesMax = 9_000_000

type Options = CityOptions & { dryRun?: true; plate?: string }

/** `import results`: what an instrument's file holds, or the real import for a plate. */
export function registerImport(program: Command): void {
  const group = program.command('import').description('take what others wrote · 导入')
  const command = group
    .command('results')
    .description(
      'read an instrument file, by content: QuantStudio text or workbook, RDML · 导入仪器结果',
    )
    .argument('<file>', 'the file as the instrument exported it')
    .option('--dry-run', 'only say what the file holds; needs no city and changes nothing')
    .option('--plate <code>', 'the plate that the file is of, P…; imports it')
  answering<Options>(withData(command), async ([file = ''], options) => {
    if (options.dryRun) return dryRun(file)
    if (options.plate === undefined)
      throw new Refusal(
        'input.malformed',
        '请用 --plate 指明板码，或用 --dry-run 只查看',
        'Name the plate with --plate, or only look with --dry-run',
      )
    return importFor(file, options.plate, options)
  })
}

async function readRun(bytes: Uint8Array): Promise<InstrumentRun> {
  const { readInstrumentFile } = await import('@bihuan/interop/instruments/read-instrument-file.ts')
  const outcome = readInstrumentFile(bytes)
  if (outcome.ok) return outcome.run
  const faults = outcome.faults.map(({ code, row, column, zh, en }) => ({
    code,
    message: en,
    messageZh: zh,
    row,
    column,
  }))
  throw new Refusal(
    'result-file.refused',
    '文件未被采用，没有导入任何一行；请逐项更正',
    'The file was not taken, not one row of it: see each fault',
    faults,
  )
}

async function dryRun(file: string): Promise<Answer> {
  const run = await readRun(readInput(file, bytesMax))
  const { wellsJson } = await import('@bihuan/interop/instruments/wells-json.ts')
  const rows = run.wells.map(({ well, sample, target, dye, ct, flags }) => [
    well,
    sample,
    target,
    dye,
    ct,
    flags.join(' '),
  ])
  const head = [
    `${run.format}, ${run.instrument ?? 'instrument not named'}, run ended ${run.runEndedAt ?? 'not said'}, plate ${run.plateBarcode ?? 'not named'}`,
    `${run.wells.length} readings; completeness known by: ${run.complete}; wells set up without a result: ${run.wellsWithoutResult.join(' ') || 'none'}`,
  ]
  return {
    json: wellsJson(run),
    text: [
      ...head,
      '',
      tableText(['well 孔', 'sample 样本', 'target 靶标', 'dye 染料', 'Ct', 'flags 标记'], rows),
      '',
      painted('dim', 'nothing was imported (--dry-run) · 仅查看，未导入'),
    ].join('\n'),
  }
}

async function importFor(file: string, plate: string, options: Options): Promise<Answer> {
  const bytes = readInput(file, bytesMax)
  // Read once here, so that the faults of the file itself are told before any city is opened.
  await readRun(bytes)
  const [{ execute }, { importResults }, { operator }] = await Promise.all([
    import('@bihuan/server/door/command.ts'),
    import('@bihuan/server/laboratory/import-results.ts'),
    import('../with-city.ts'),
  ])
  return inCity(options, async (city) => {
    const now = await cityNow(city)
    const input = {
      plate,
      fileName: basename(file).slice(0, 200),
      content: bytes.toString('base64'),
      at: isoOf(now),
    }
    const outcome = await execute(city, importResults, input, {
      id: randomUUID(),
      now,
      actor: operator('lab-technician'),
    })
    const { kind, negative, reactive, invalid, repeat, because } = outcome.judgement
    const counts = tableText(
      ['negative 阴性', 'reactive 反应', 'invalid 无效', 'repeat 重做'],
      [[negative, reactive, invalid, repeat]],
    )
    const words = [
      `${plate}: ${outcome.used} wells of ${outcome.rows} readings${outcome.repeated ? ' (taken before, nothing changed · 已导入过，未改变)' : ''}`,
      kind === 'valid'
        ? counts
        : `${painted('red', 'blocked 已拦截')}: nothing of this plate can be released`,
      ...because.map(({ well, zh, en }) => `  ${well ?? ''} ${zh} / ${en}`),
    ]
    return {
      json: outcome,
      text: words.join('\n'),
      code: kind === 'valid' ? exitCode.done : exitCode.refused,
    }
  })
}
