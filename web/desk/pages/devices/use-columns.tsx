import { useLingui } from '@lingui/react/macro'
import { useFormats } from '../../../i18n/format.ts'
import type { Columns } from '../../../ui/desk/data-table.tsx'
import { ClockDifference, LastHandOver, LastHeard, Unsent } from './facts.tsx'
import type { Device } from './questions.ts'
import { useAreaWords } from './use-area-words.ts'

/** The columns of the sync desk: which device, where, when heard, how wrong its clock, what it held. */
export function useColumns(
  now: number,
  isOpen: boolean,
  onSite: (site: string) => void,
): Columns<Device> {
  const { t } = useLingui()
  const format = useFormats()
  const { areaWord } = useAreaWords()
  return [
    {
      title: t`Device`,
      key: 'device',
      width: 80,
      render: (_, { device }) => <span className="code">{device}</span>,
    },
    {
      title: t`Site`,
      key: 'site',
      width: 150,
      render: (_, { site, siteName }) => (
        <button type="button" className="link-button" onClick={() => onSite(site)}>
          {site} · {siteName}
        </button>
      ),
    },
    { title: t`Area`, key: 'area', width: 110, render: (_, { area }) => areaWord(area) },
    {
      title: t`Last heard`,
      key: 'heard',
      width: 124,
      render: (_, device) => <LastHeard device={device} now={now} isOpen={isOpen} />,
    },
    {
      title: t`Clock`,
      key: 'clock',
      width: 112,
      render: (_, device) => <ClockDifference device={device} />,
    },
    {
      title: t`Last act`,
      key: 'act',
      width: 76,
      align: 'right',
      render: (_, { lastSeq }) => format.number(lastSeq),
    },
    {
      title: t`Unsent, as last told`,
      key: 'unsent',
      width: 104,
      render: (_, { unsent }) => <Unsent unsent={unsent} />,
    },
    {
      title: t`Last hand-over`,
      key: 'hand-over',
      render: (_, { handOver }) => <LastHandOver handOver={handOver} />,
    },
  ]
}
