import { cityIsoOf, instantOf, minuteMs } from '@bihuan/core/time/instant.ts'
import type { Exported } from '../../../ui/desk/export-sheet.tsx'
import type { Device } from './questions.ts'

const minute = (time: string | null | undefined) =>
  time ? cityIsoOf(instantOf(time)).slice(0, 16).replace('T', ' ') : ''

/** The devices of the page as a sheet, in the order of the page. */
export function deviceSheet(devices: readonly Device[]): Exported {
  return {
    name: '采集设备',
    columns: [
      { head: '设备', width: 12 },
      { head: '采样点编号', width: 12 },
      { head: '采样点', width: 26 },
      { head: '区域代码', width: 14 },
      { head: '最近上传', width: 18 },
      { head: '时钟偏差（分钟）', width: 16 },
      { head: '最近序号', width: 10 },
      { head: '上次所报未传', width: 14 },
      { head: '交班时间', width: 18 },
      { head: '交班人', width: 16 },
      { head: '接班人', width: 16 },
      { head: '本班人次', width: 10 },
      { head: '管数', width: 8 },
      { head: '箱数', width: 8 },
      { head: '未封的管', width: 18 },
    ],
    rows: devices.map(({ handOver, ...one }) => [
      one.device,
      one.site,
      one.siteName,
      one.area,
      minute(one.lastSeenAt) || '从未',
      one.lastSeenAt === null ? '' : Math.round(one.clockAheadMs / minuteMs),
      one.lastSeq,
      one.unsent ?? '',
      minute(handOver?.at),
      handOver ? (handOver.fromName ?? handOver.from) : '',
      handOver?.to ?? '',
      handOver?.samples ?? '',
      handOver?.tubes ?? '',
      handOver?.boxes ?? '',
      handOver?.openTube ?? '',
    ]),
  }
}
