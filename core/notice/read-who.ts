import { type Place, report, within } from './fault.ts'
import { type Notice, type NoticeArea, zoneKinds } from './notice.ts'
import { readFields, readList, readOne, readText, readWords } from './read.ts'

export function readWho(place: Place, value: unknown): Notice['who'] {
  const fields = readFields(place, value, [], ['areas', 'zones'])
  const areas = readList(within(place, 'areas'), fields.areas, readArea)
  const zones = readList(within(place, 'zones'), fields.zones, (here, zone) =>
    readOne(here, zone, zoneKinds),
  )
  if (areas.length + zones.length === 0) {
    report(
      place,
      'range',
      '未指定任何区域；请至少写一个 areas 或 zones。',
      'Nobody is called; name at least one of areas or zones.',
    )
  }
  const codes = areas.map((area) => area.code)
  codes.forEach((code, i) => {
    if (codes.indexOf(code) < i) {
      report(
        within(within(place, 'areas'), i),
        'duplicate',
        `${code} 已列出，请删去一项。`,
        `${code} is listed already; remove one of the two.`,
      )
    }
  })
  return { areas, zones }
}

function readArea(place: Place, value: unknown): NoticeArea {
  const fields = readFields(place, value, ['code', 'name'], ['only', 'except'])
  const code = readCode(within(place, 'code'), fields.code, '')
  const streets = (name: string) =>
    readList(within(place, name), fields[name], (here, street) => readCode(here, street, code))
  return {
    code,
    name: readWords(within(place, 'name'), fields.name),
    only: streets('only'),
    except: streets('except'),
  }
}

function readCode(place: Place, value: unknown, inside: string): string {
  const code = readText(place, value)
  if (code !== '' && !/^\d{2}(?:\d{2}(?:\d{2}(?:\d{3}(?:\d{3})?)?)?)?$/.test(code)) {
    report(
      place,
      'value',
      `“${code}”不是行政区划代码；请写带引号的 2、4、6、9 或 12 位数字。`,
      `"${code}" is no area code; give 2, 4, 6, 9 or 12 digits in quotes.`,
    )
  } else if (code !== '' && (!code.startsWith(inside) || code === inside)) {
    report(
      place,
      'value',
      `${code} 不在 ${inside} 之内；请写该区下属街道的代码。`,
      `${code} does not lie inside ${inside}; give the code of a street of it.`,
    )
  }
  return code
}
