import { finishCoPresence } from '../contacts/finish-co-presence.ts'
import { finishContactList } from '../contacts/finish-contact-list.ts'
import { finishLookBack } from '../contacts/finish-look-back.ts'
import { finishDayClose } from '../days/finish-day-close.ts'
import { finishAct } from '../orders/finish-act.ts'
import { finishBatch } from '../orders/finish-batch.ts'
import { finishOrder } from '../orders/finish-order.ts'
import { finishAdoption } from '../policy/finish-adoption.ts'
import type { Finisher, SigningKind } from './finisher.ts'

/** What makes a document of each kind take effect. */
export const finishers: Record<SigningKind, Finisher> = {
  order: finishOrder,
  batch: finishBatch,
  act: finishAct,
  adoption: finishAdoption,
  'contact-list': finishContactList,
  'co-presence': finishCoPresence,
  'look-back': finishLookBack,
  'day-close': finishDayClose,
}
