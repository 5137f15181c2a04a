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
}
