import type { ProblemText } from './problems.ts'

/** Refusals of transfers, vehicles and trips. */
export const transferProblems = {
  'transfer.unknown': {
    status: 404,
    zh: '没有这条转运记录；请刷新名单',
    en: 'There is no such transfer: load the list again',
  },
  'transfer.over': {
    status: 409,
    zh: '这次转运已结束（{why}）；请让本人留在原处，并刷新名单',
    en: 'This transfer is over ({why}): let the person stay where they are, and load the list again',
  },
  'transfer.not-ended': {
    status: 409,
    zh: '此人已到达，或另有未结束的转运；无需重新开始',
    en: 'This person has arrived, or has another transfer that is open: there is nothing to open anew',
  },
  'transfer.order-is-over': {
    status: 409,
    zh: '对此人的命令已失效，不得再转运；请放行并告知本人',
    en: 'The order about this person has ended: nobody may be fetched, let them go and tell them',
  },
  'transfer.changed-meanwhile': {
    status: 409,
    zh: '有人刚改过这条转运；请刷新后再操作',
    en: 'Somebody changed this transfer meanwhile: load it again',
  },
  'transfer.on-another-trip': {
    status: 409,
    zh: '此人已在另一车次；请先移出',
    en: 'This person has a seat on another trip: take them off it first',
  },
  'transfer.no-room': {
    status: 409,
    zh: '还没有分配隔离点；请先分配房间',
    en: 'No isolation site is given yet: give a room first',
  },
  'transfer.not-on-a-trip': {
    status: 409,
    zh: '还没有安排车次，没有接人时间可告知',
    en: 'There is no seat yet, and so no time to tell',
  },
  'transfer.not-told': {
    status: 409,
    zh: '还没有告知本人；请先告知再登记答复',
    en: 'Nobody told this person yet: tell them before you note an answer',
  },
  'transfer.on-board': {
    status: 409,
    zh: '此人已上车；由隔离点接收或由司机登记下车',
    en: 'This person is on board: the site receives them, or the driver notes that they got off',
  },
  'transfer.not-on-board': {
    status: 409,
    zh: '此人没有上车；请先登记上车',
    en: 'This person did not get on: note that first',
  },
  'transfer.not-of-this-trip': {
    status: 409,
    zh: '此人不在这一车次；请核对名单或联系调度',
    en: 'This person is not on this trip: compare the list, or call the dispatcher',
  },
  'transfer.too-late-for-needs': {
    status: 409,
    zh: '车辆已出发，不能再改需求；请直接告诉司机或拨打调度电话',
    en: 'The vehicle is on its way: tell the driver, or call the dispatcher',
  },
  'transfer.in-the-future': {
    status: 422,
    zh: '不能登记将来的事；请检查设备时间',
    en: 'Nothing is noted before it happened: check the clock of the device',
  },
  'transfer.words-missing': {
    status: 422,
    zh: '这个理由需要写明情况（至少四个字）',
    en: 'This reason needs words: say what happened, in four characters or more',
  },
  'trip.unknown': {
    status: 404,
    zh: '没有这个车次；请刷新',
    en: 'There is no such trip: load the list again',
  },
  'trip.not-yours': {
    status: 403,
    zh: '这个车次不是您的；请联系调度',
    en: 'This trip is not yours: call the dispatcher',
  },
  'trip.cohort-mixed': {
    status: 409,
    zh: '不同类别的人不能同车（{cohort} 与 {other}）；请另派车',
    en: 'People of two cohorts never share a vehicle ({cohort} and {other}): send another one',
  },
  'trip.sources-mixed': {
    status: 409,
    zh: '不同病例的接触者不同车；确需同车请选“分开坐”',
    en: 'Contacts of different cases do not ride together: if they must, plan the trip with free seats between',
  },
  'trip.no-seat': {
    status: 409,
    zh: '座位不够：需要 {needed}，只有 {seats}',
    en: 'Not enough seats: {needed} are needed, there are {seats}',
  },
  'trip.no-fitting-place': {
    status: 409,
    zh: '这辆车没有合适的位置（{what}）；请换车',
    en: 'This vehicle has no place for it ({what}): choose another one',
  },
  'trip.other-end': {
    status: 409,
    zh: '去向与该车次不同；请安排到同一隔离点的车次',
    en: 'This trip goes elsewhere: choose one to the same isolation site',
  },
  'trip.full-meanwhile': {
    status: 409,
    zh: '有人刚刚改动了这个车次；请刷新后再安排',
    en: 'Somebody changed this trip meanwhile: load it again and assign once more',
  },
  'trip.under-way': {
    status: 409,
    zh: '车辆已出发，不能再改；请电话联系司机',
    en: 'The vehicle is under way and the trip cannot be changed: call the driver',
  },
  'trip.over': {
    status: 409,
    zh: '该车次已结束或取消',
    en: 'This trip is over or was cancelled',
  },
  'trip.people-on-board': {
    status: 409,
    zh: '车上还有人；先登记下车或由隔离点接收',
    en: 'Somebody is still on board: note that they got off first',
  },
  'trip.not-arrived': {
    status: 409,
    zh: '尚未到达，不能登记消毒；请先登记到达',
    en: 'The trip has not arrived: note that before the cleaning',
  },
  'trip.vehicle-busy': {
    status: 409,
    zh: '这辆车此时有别的车次或正在消毒；最早 {free} 可用',
    en: 'This vehicle has another trip then or is being cleaned: it is free from {free}',
  },
  'trip.vehicle-not-clean': {
    status: 409,
    zh: '这辆车上一趟载过其他类别的人，还没有消毒；请先消毒并登记',
    en: 'The vehicle carried another cohort and was not cleaned: clean it and note that first',
  },
  'trip.nobody-to-move': {
    status: 409,
    zh: '没有已分到隔离点、尚未排车的人；请先分配房间',
    en: 'Nobody waits who has a room and no seat: give rooms first',
  },
  'vehicle.unknown': {
    status: 404,
    zh: '没有这辆车；请刷新',
    en: 'There is no such vehicle: load the list again',
  },
  'vehicle.plate-taken': {
    status: 409,
    zh: '车牌 {plate} 已登记',
    en: 'A vehicle with the plate {plate} is on the list already',
  },
  'vehicle.out-of-service': {
    status: 409,
    zh: '这辆车已停用；恢复后再派',
    en: 'This vehicle is out of service: put it back first',
  },
  'vehicle.no-shift': {
    status: 409,
    zh: '这辆车此时没有司机当班；请先排班',
    en: 'No driver is on shift with this vehicle then: plan a shift first',
  },
  'vehicle.shift-overlaps': {
    status: 409,
    zh: '车辆或司机在这段时间已有班次',
    en: 'The vehicle or the driver has a shift in that time already',
  },
  'vehicle.shift-unclear': {
    status: 422,
    zh: '班次的结束须晚于开始，最长 24 小时',
    en: 'A shift ends after it begins, within 24 hours',
  },
  'vehicle.driver-unknown': {
    status: 422,
    zh: '没有这个司机账号，或不在本辖区',
    en: 'There is no such driver, or not in this area',
  },
  'vehicle.shift-unknown': {
    status: 404,
    zh: '没有这个班次；请刷新',
    en: 'There is no such shift: load the list again',
  },
  'vehicle.has-trips': {
    status: 409,
    zh: '该班次里还有未完成的车次；请先改派或取消',
    en: 'Trips of this shift are not over: give them to another vehicle or cancel them first',
  },
} as const satisfies Record<string, ProblemText>
