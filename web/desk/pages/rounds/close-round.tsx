import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { write } from '../../../api/client.ts'
import { questions } from '../../../api/questions.ts'
import type { RoundView } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'

/** Closes a round after saying what is still owed in it; that stays owed. */
export function CloseRound({ round, onDone }: { round: RoundView; onDone: () => void }) {
  const { t } = useLingui()
  const format = useFormats()
  const client = useQueryClient()
  const board = useQuery(questions.board(round.round, false)).data
  const close = useMutation({
    mutationFn: () => write(`/rounds/${round.round}/close`, {}),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['rounds'] })
      void client.invalidateQueries({ queryKey: ['board', round.round] })
      onDone()
    },
  })
  const underWay = board
    ? board.tubes.atSite + board.tubes.inTransit + board.tubes.inLaboratory
    : null
  return (
    <Panel title={t`Close round ${round.round}`} className="round-act">
      <p>
        <Trans>
          No tube codes are issued for it any more. What is owed stays owed: loops stay open, and
          devices may still bring what they hold. It cannot be opened again.
        </Trans>
      </p>
      {board && underWay !== null ? (
        <p>
          <Trans>
            Now: {format.number(underWay)} tubes on their way, {format.number(board.roll.missing)}{' '}
            people still missing, {format.number(board.recalls.open)} recalls open.
          </Trans>
        </p>
      ) : null}
      {close.isError ? <ErrorState cause={close.error} /> : null}
      <div className="round-buttons">
        <Button danger onClick={() => close.mutate()} loading={close.isPending}>
          <Trans>Close round {round.round}</Trans>
        </Button>
        <Button onClick={onDone}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </Panel>
  )
}
