import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { useSend } from '../orders/use-send.ts'
import { type Board, mealsQuestion } from './questions.ts'
import { dietWords } from './words.ts'

const mealWords: Readonly<Record<string, MessageDescriptor>> = {
  breakfast: msg`breakfast`,
  lunch: msg`lunch`,
  dinner: msg`dinner`,
}
type Delivery = { day: string; meal: string; except: string[] }

/** What the kitchen cooks today, and what was brought. */
export function MealsPart({ board }: { board: Board }) {
  const { t } = useLingui()
  const answer = useQuery(mealsQuestion(board.site))
  const send = useSend<Delivery, unknown>(
    () => `/isolation-sites/${board.site}/meals`,
    () => void answer.refetch(),
  )
  const today = answer.data
  return (
    <Panel title={<Trans>Meals today</Trans>}>
      {answer.isError ? (
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      ) : !today ? (
        <Skeleton rows={4} />
      ) : (
        <>
          <p>
            <Trans>
              {today.people} people: {today.plain} without a special diet
            </Trans>
            {today.diets.map(({ diet, people }) => (
              <span key={diet}>
                {' · '}
                {dietWords[diet] ? t(dietWords[diet]) : diet} {people}
              </span>
            ))}
          </p>
          <ol className="asked">
            {today.meals.map(({ meal, delivered, not, open }) => (
              <li key={meal} className="meal">
                <b>{mealWords[meal] ? t(mealWords[meal]) : meal}</b>
                <span>
                  <Trans>
                    {delivered} brought, {not} not, {open} not noted
                  </Trans>
                </span>
                <Button
                  size="small"
                  disabled={open === 0}
                  loading={send.isPending}
                  onClick={() => send.mutate({ day: today.day, meal, except: [] })}
                >
                  <Trans>Brought to everybody</Trans>
                </Button>
              </li>
            ))}
          </ol>
          {send.isError ? <ErrorState cause={send.error} /> : null}
        </>
      )}
    </Panel>
  )
}
