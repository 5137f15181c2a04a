import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useFormats } from '../../../i18n/format.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { ActivationSlip } from './activation-slip.tsx'
import { CardView } from './card-view.tsx'
import { type Card, type CardList, issueActivation } from './questions.ts'

/** Two columns of five fill a sheet of A4. */
const cardsOnPage = 10

function pagesOf(cards: readonly Card[]): Card[][] {
  return Array.from({ length: Math.ceil(cards.length / cardsOnPage) }, (_, page) =>
    cards.slice(page * cardsOnPage, (page + 1) * cardsOnPage),
  )
}

/** The cards as they are printed, ten on a page, and for each person the way to a code for their own page. */
export function PrintedCards({ list }: { list: CardList }) {
  const { t } = useLingui()
  const format = useFormats()
  const activate = useMutation({
    mutationFn: async ({ person, name }: Card) => ({ name, slip: await issueActivation(person) }),
  })
  if (list.cards.length === 0) return <EmptyState title={t`Nobody here is on the roll`} />
  const count = format.number(list.cards.length)
  const pages = pagesOf(list.cards)
  return (
    <>
      {activate.data ? (
        <ActivationSlip {...activate.data} onClose={() => activate.reset()} />
      ) : null}
      {activate.isError ? <ErrorState cause={activate.error} /> : null}
      <Panel
        title={t`Cards: ${count}`}
        className="cards-printed"
        aside={
          <Button
            type="primary"
            disabled={activate.data !== undefined}
            onClick={() => window.print()}
          >
            <Trans>Print on A4</Trans>
          </Button>
        }
      >
        <p className="soft">
          <Trans>
            Good until {format.dayAndTime(list.expiresAt)}. A code on paper is a key: give each card
            only to whom it names, or to who cares for them.
          </Trans>
        </p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls inside must be reachable by key */}
        <section className="cards-frame" aria-label={t`Cards as they are printed`} tabIndex={0}>
          {pages.map((page) => (
            <ol key={page[0]?.person} className="card-page">
              {page.map((card) => (
                <li key={card.person}>
                  <CardView card={card} place={list} expiresAt={list.expiresAt} />
                  <Button
                    size="small"
                    className="card-act"
                    aria-label={t`Activation code for ${card.name}`}
                    loading={activate.isPending && activate.variables.person === card.person}
                    onClick={() => activate.mutate(card)}
                  >
                    <Trans>Activation code</Trans>
                  </Button>
                </li>
              ))}
            </ol>
          ))}
        </section>
      </Panel>
    </>
  )
}
