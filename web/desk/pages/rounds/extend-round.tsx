import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { write } from '../../../api/client.ts'
import type { RoundView } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { momentOf } from './next-notice.ts'
import { plainTime } from './plain-notice.ts'

/** A later closing time for the sites; never an earlier one, for people were told the hour. */
export function ExtendRound({ round, onDone }: { round: RoundView; onDone: () => void }) {
  const { t } = useLingui()
  const format = useFormats()
  const client = useQueryClient()
  const closes = plainTime(Date.parse(round.closesAt))
  const [until, setUntil] = useState(closes)
  const extend = useMutation({
    mutationFn: (at: number) =>
      write(`/rounds/${round.round}/extend`, { closesAt: new Date(at).toISOString() }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['rounds'] })
      void client.invalidateQueries({ queryKey: ['board', round.round] })
      onDone()
    },
  })
  const at = momentOf(until)
  const isLater = at !== null && at > Date.parse(round.closesAt)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (at !== null && isLater) extend.mutate(at)
  }
  return (
    <Panel title={t`Extend round ${round.round}`} className="round-act">
      <form onSubmit={submit}>
        <label htmlFor="extend-until">
          <Trans>Sites stay open until (city time)</Trans>
          <Input
            id="extend-until"
            type="datetime-local"
            min={closes.replace(' ', 'T')}
            value={until.replace(' ', 'T')}
            onChange={(event) => setUntil(event.target.value.replace('T', ' '))}
          />
        </label>
        <p className={isLater ? 'soft' : 'late'} role="status">
          {isLater ? (
            <Trans>Until now people were told {format.dayAndTime(round.closesAt)}.</Trans>
          ) : (
            <Trans>
              A time later than {format.dayAndTime(round.closesAt)} is needed: people were told that
              hour.
            </Trans>
          )}
        </p>
        {extend.isError ? <ErrorState cause={extend.error} /> : null}
        <div className="round-buttons">
          <Button type="primary" htmlType="submit" disabled={!isLater} loading={extend.isPending}>
            <Trans>Keep the sites open</Trans>
          </Button>
          <Button onClick={onDone}>
            <Trans>Cancel</Trans>
          </Button>
        </div>
      </form>
    </Panel>
  )
}
