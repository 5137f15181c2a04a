import { get, post, type Route } from '../http/route.ts'
import { addItem } from './add-item.ts'
import { beginCall, endCall } from './begin-call.ts'
import { caseChanges } from './case-changes.ts'
import { changeItem } from './change-item.ts'
import { itemHistory } from './item-history.ts'
import { keepDraft } from './keep-draft.ts'
import { moveItems } from './move-items.ts'
import { ownCalls } from './own-calls.ts'
import { pasteItems, undoPaste } from './paste-items.ts'
import { showInvestigation } from './show-investigation.ts'

export const investigationRoutes: Route[] = [
  get('/api/v1/cases/:case/investigation', showInvestigation, 'desk'),
  get('/api/v1/cases/:case/changes', caseChanges, 'desk'),
  post('/api/v1/cases/:case/items', addItem, 'desk'),
  post('/api/v1/cases/:case/items/:item/change', changeItem, 'desk'),
  get('/api/v1/cases/:case/items/:item/history', itemHistory, 'desk'),
  post('/api/v1/cases/:case/item-moves', moveItems, 'desk'),
  post('/api/v1/cases/:case/pastes', pasteItems, 'desk'),
  post('/api/v1/cases/:case/pastes/:paste/undo', undoPaste, 'desk'),
  post('/api/v1/cases/:case/draft', keepDraft, 'desk'),
  post('/api/v1/cases/:case/calls', beginCall, 'desk'),
  post('/api/v1/cases/:case/calls/:call/end', endCall, 'desk'),
  get('/api/v1/family/:person/calls', ownCalls, 'resident'),
]
