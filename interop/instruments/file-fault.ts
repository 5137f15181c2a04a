/** What is wrong with a file, in a stable word, and what to do next. `{value}` and `{column}` are filled in. */
const faults = {
  empty: {
    zh: '文件是空的。请重新从仪器导出。',
    en: 'The file is empty. Export it again from the instrument.',
  },
  'not-an-instrument-file': {
    zh: '不是能识别的仪器文件。请导出 QuantStudio 文本、QuantStudio 工作簿（.xlsx）或 RDML。',
    en: 'Not an instrument file we know. Export QuantStudio text, a QuantStudio workbook (.xlsx) or RDML.',
  },
  'legacy-workbook': {
    zh: '这是旧的 .xls 工作簿，无法证明其完整。请另存为 .xlsx，或从仪器导出文本。',
    en: 'This is an old .xls workbook, whose completeness cannot be proven. Export .xlsx or text from the instrument.',
  },
  encoding: {
    zh: '文字编码无法识别或已损坏。请以 UTF-8 重新导出。',
    en: 'The text encoding is unknown or damaged. Export again as UTF-8.',
  },
  truncated: {
    zh: '文件在结尾处被截断。请重新从仪器复制整个文件。',
    en: 'The file is cut off at its end. Copy the whole file from the instrument again.',
  },
  'results-stop-short': {
    zh: '结果没有到达设置表的最后一个孔，文件可能被截断。请重新复制整个文件；若最后的孔被排除，请连同结果之后的部分一起导出。',
    en: 'The results stop before the last well that was set up: the file may be cut off. Copy it whole again; if the last wells were left out, export the sections after the results too.',
  },
  damaged: {
    zh: '文件已损坏（{value}）。请重新从仪器复制。',
    en: 'The file is damaged ({value}). Copy it from the instrument again.',
  },
  'too-large': {
    zh: '文件解压后超过上限。请只导出设置与结果两部分。',
    en: 'The file is too large when unpacked. Export only sample setup and results.',
  },
  'experiment-type-missing': {
    zh: '文件没有写实验类型。请连同文件头一起导出。',
    en: 'The file does not name its experiment type. Export it with its header.',
  },
  'experiment-type-refused': {
    zh: '实验类型“{value}”不给出可用的 Ct。只接受定性（Presence/Absence）与定量实验。',
    en: 'Experiments of type “{value}” give no usable Ct. Only presence/absence and quantification are taken.',
  },
  'no-results': {
    zh: '没有“Results”部分。请在仪器上分析后连同结果一起导出。',
    en: 'There is no Results section. Analyse the run, then export it with its results.',
  },
  'melt-only': {
    zh: '只有熔解曲线，没有 Ct。请导出扩增结果。',
    en: 'Only a melt curve, no Ct. Export the amplification results.',
  },
  'no-rows': {
    zh: '结果表没有一行数据。请检查运行是否完成后重新导出。',
    en: 'The results have no rows. Check that the run finished and export again.',
  },
  gap: {
    zh: '表格中间有空行，其后还有孔位。请不要手工改动文件，重新导出。',
    en: 'There is a blank row within the table, with wells after it. Do not edit the file; export it again.',
  },
  'column-missing': {
    zh: '结果表缺少“{column}”列。请用默认列重新导出。',
    en: 'The results lack the column “{column}”. Export again with the default columns.',
  },
  'column-twice': {
    zh: '“{column}”列出现两次且内容不同。请用默认列重新导出。',
    en: 'The column “{column}” is there twice and differs. Export again with the default columns.',
  },
  'row-too-long': {
    zh: '此行的列数多于表头。请不要手工改动文件，重新导出。',
    en: 'This row has more columns than the header. Do not edit the file; export it again.',
  },
  'well-unknown': {
    zh: '“{value}”不是 96 或 384 孔板的孔位。请不要手工改动文件，重新导出。',
    en: '“{value}” is not a well of a 96 or 384 plate. Do not edit the file; export it again.',
  },
  'well-contradiction': {
    zh: '孔号与孔位“{value}”不一致。请不要手工改动文件，重新导出。',
    en: 'Well number and well position “{value}” disagree. Do not edit the file; export it again.',
  },
  'well-off-plate': {
    zh: '孔位“{value}”超出文件头所写的孔板。请核对后重新导出。',
    en: 'Well “{value}” lies outside the plate that the header names. Check it and export again.',
  },
  'target-missing': {
    zh: '此孔有 Ct 却没有靶标。请在仪器上补全靶标后重新导出。',
    en: 'This well has a Ct and no target. Name the target on the instrument and export again.',
  },
  'row-twice': {
    zh: '同一孔同一靶标“{value}”出现两次。请重新导出，不要合并文件。',
    en: 'The same well and target “{value}” is there twice. Export again; do not merge files.',
  },
  'ct-not-a-number': {
    zh: 'Ct“{value}”不是数字。请不要手工改动文件，重新导出。',
    en: 'The Ct “{value}” is not a number. Do not edit the file; export it again.',
  },
  'ct-out-of-range': {
    zh: 'Ct“{value}”不在 0 到 100 之间，可能把小数点写成了逗号。请用小数点重新导出。',
    en: 'The Ct “{value}” is not between 0 and 100; perhaps a decimal comma. Export again with decimal points.',
  },
  'identifier-numeric': {
    zh: '“{column}”是数字单元格（{value}），编号的前导零或末位可能已丢失。请以文本格式重新导出。',
    en: '“{column}” is a number cell ({value}): leading zeros or last digits may be lost. Export again with this column as text.',
  },
  'identifier-exponent': {
    zh: '“{value}”是科学计数法，编号已丢失数字。请从仪器重新导出，不要用表格软件打开后保存。',
    en: '“{value}” is in exponent notation: digits of the identifier are lost. Export from the instrument; do not save it from a spreadsheet.',
  },
  'several-runs': {
    zh: '文件里有 {value} 次运行。请每块板单独导出。',
    en: 'The file holds {value} runs. Export one plate at a time.',
  },
} as const

export type FileFaultCode = keyof typeof faults

/** `row` is the line of the text or the row of the sheet, from 1; null where the whole file is meant. */
export type FileFault = {
  code: FileFaultCode
  row: number | null
  column: string | null
  value: string | null
  zh: string
  en: string
}

/** A fault with its words in both languages. */
export function fileFault(
  code: FileFaultCode,
  where: { row?: number; column?: string; value?: string } = {},
): FileFault {
  const { row = null, column = null, value = null } = where
  const words = faults[code]
  const fill = (text: string): string =>
    text.replaceAll('{value}', shown(value)).replaceAll('{column}', shown(column))
  return { code, row, column, value, zh: fill(words.zh), en: fill(words.en) }
}

// A damaged file may hold megabytes where a name should be.
const shownMax = 80

function shown(text: string | null): string {
  return text === null ? '' : text.slice(0, shownMax)
}
