import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import type { ResultsTried } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { BlockedAdvice } from './blocked-advice.tsx'

/** What an import of a tried file would make of the plate; nothing of it was taken, until somebody says so. */
export function Tried(props: {
  name: string
  tried: ResultsTried
  isBusy: boolean
  onTake: () => void
}) {
  const { i18n } = useLingui()
  const format = useFormats()
  const { name, isBusy, onTake } = props
  const { rows, used, judgement } = props.tried
  const { negative, reactive, invalid, repeat, because } = judgement
  const counted = (count: number) => format.number(count)
  return (
    <div className="tried" role="status">
      <p>
        <b>
          <Trans>Tried only: nothing of {name} was taken.</Trans>
        </b>{' '}
        <Trans>
          {counted(rows)} readings of {counted(used)} wells fit this plate.
        </Trans>
      </p>
      {judgement.kind === 'valid' ? (
        <p>
          <Trans>
            It would call {counted(negative)} tubes negative, {counted(reactive)} reactive,{' '}
            {counted(invalid)} invalid, {counted(repeat)} to be repeated.
          </Trans>
        </p>
      ) : (
        <>
          <p className="late">
            <Trans>It would block the plate; no tube would be called:</Trans>
          </p>
          <ul className="because">
            {because.map(({ code, well, zh, en }) => (
              <li key={`${code} ${well} ${en}`}>{i18n.locale === 'zh-CN' ? zh : en}</li>
            ))}
          </ul>
          <BlockedAdvice judgement={judgement} />
        </>
      )}
      <Button loading={isBusy} onClick={onTake}>
        <Trans>Take this file</Trans>
      </Button>
    </div>
  )
}
