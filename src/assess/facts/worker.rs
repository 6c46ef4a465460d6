//! Owns: facts of one worker.
//! Never: decides who may take a channel.

use crate::assess::figure::Figure;
use crate::assess::severance::compensation::Service;
use crate::assess::severance::method::least;
use crate::assess::worker::assessment::{NEAR_RETIREMENT, SEVERANCE, Stage};
use crate::assess::worker::judge::Judge;
use crate::assess::worker::unreached::papers;
use crate::diagnostic::Finding;
use crate::model::{Money, Month, Period, ProtectedGroup, Sex, Worker};
use crate::policy::{Channel, Check, Citation, Datum, Expression, Ground, cite, worked_from};

use super::posted::{number_posted, word_posted};
use super::{Scope, is_id, number, text, yuan};

/// The cost item of notice pay.
const NOTICE_PAY: &str = "K02";

/// Looks facts of a worker up as they are asked for.
pub(in crate::assess) struct WorkerFacts<'a> {
    pub judge: &'a Judge<'a>,
    pub worker: &'a Worker,
    pub channel: Option<&'a Channel>,
    pub ground: Option<&'a Ground>,
    /// The channel ends the relation on a ground that owes severance.
    pub ends: bool,
    /// How far the judgement has come: what is not found yet is not known.
    pub stage: Stage<'a>,
}

impl Judge<'_> {
    /// Facts of a worker, as far as they are found.
    pub(in crate::assess) fn facts_of<'f>(&'f self, worker: &'f Worker, stage: Stage<'f>) -> WorkerFacts<'f> {
        let channel = self.policy.channel(&worker.channel);
        let ground = self.ground_of(channel, Some(worker));
        // the ground that the channel names: an own request does not undo the end
        let ends = self.ground_of(channel, None).is_some_and(|ground| ground.severance);
        WorkerFacts { judge: self, worker, channel, ground, ends, stage }
    }
}

impl<'a> WorkerFacts<'a> {
    /// A name that an expression about this worker uses: fact, fact of the case, or parameter.
    pub(in crate::assess) fn value(&self, scope: &Scope<'_, '_>, name: &str) -> Option<Datum> {
        scope.value(name, &|name| self.own(scope, name))
    }

    fn own(&self, scope: &Scope<'_, '_>, name: &str) -> Option<Datum> {
        if is_id(name) {
            return None;
        }
        let worker = self.worker;
        Some(match name {
            // most checks ask for it first
            "解除终止" => Datum::Truth(self.ends),
            "工号" => text(&worker.number),
            "单位" => text(&worker.unit),
            "性别" => text(if worker.sex == Sex::Male { "male" } else { "female" }),
            "年龄" => number(self.stage.standing().age),
            "退休类别" => text(&worker.retirement_category),
            "特殊工种" => text(worker.trade.as_deref()?),
            "特殊工种年限" => number(worker.trade_years?),
            "已填特殊工种年限" => {
                Datum::Truth(worker.trade.is_some() && worker.trade_years.is_some())
            }
            "已填选定退休月份" => Datum::Truth(worker.retires_in.is_some()),
            "提前告知月数" => number(self.chosen().months_since(Month::of(worker.consent_on?))),
            "在岗情况" => text(worker.status.code()),
            "用工性质" => text(worker.kind.code()),
            "合同期限" => text(worker.contract_term.code()),
            "合同到期日" => Datum::Day(worker.contract_end?),
            "进厂日期" => Datum::Day(worker.hired_on),
            "本人月平均工资" => yuan(worker.average_wage),
            "上月工资" => yuan(worker.last_month_wage?),
            "缴费基数" => yuan(worker.insurance_base),
            "拖欠工资" => yuan(worker.wage_arrears),
            "其他欠款" => yuan(worker.other_arrears),
            "未休年假天数" => number(worker.unused_leave_days),
            // no grade that is known; whether one was denied is a fact of its own, so that a blank silences no check
            "工伤等级" => number(worker.injury_grade.yes().copied().unwrap_or(0)),
            "已填伤残等级" => Datum::Truth(worker.injury_grade.is_stated()),
            "已填保护情形" => Datum::Truth(worker.protected.is_stated()),
            "已填配偶" => Datum::Truth(worker.spouse.is_stated()),
            "工伤计发工资" => yuan(worker.injury_wage?),
            "已填工伤计发工资" => Datum::Truth(worker.injury_wage.is_some()),
            "不含加班月均工资" => yuan(worker.leave_wage?),
            "出生日期" => Datum::Day(worker.birth),
            "身份证出生日期" => Datum::Day(worker.id_number.birth()),
            "进厂年龄" => number(worker.hired_on.years_since(worker.birth).unwrap_or(0)),
            "联系电话位数" => number(digits(&worker.phone)?),
            "联系电话有误" => Datum::Truth(!worker.phone.is_empty() && !is_phone(&worker.phone)),
            "共用电话人数" => {
                number(self.judge.same_phone.get(worker.phone.as_str()).copied().unwrap_or(0))
            }
            "失业保险金月数" => number(self.stage.whole()?.unemployment.as_ref()?.value.number()?),
            "失业保险缴费年数" => number(worker.unemployment_years?),
            "缴费月数" => number(worker.contribution_months?),
            "本人提出" => Datum::Truth(worker.at_own_request),
            "已填上月工资" => Datum::Truth(worker.last_month_wage.is_some()),
            "已签意愿" => Datum::Truth(worker.consent_on.is_some()),
            "已提前通知" => Datum::Truth(worker.notice_given),
            "照顾理由" => Datum::Truth(!worker.reason.is_empty()),
            "岗位推荐次数" => number(worker.services.job_offers),
            "职业指导次数" => number(worker.services.guidance),
            "就业服务次数" => number(worker.services.employment_service),
            "职业培训次数" => number(worker.services.training),
            // the pack's formula knows what is free of tax
            fact if worked_from(fact).is_some() => return self.value(scope, worked_from(fact)?),
            "已结案" => Datum::Truth(self.judge.closed),
            _ => return self.service(name).or_else(|| self.channel(scope, name)).or_else(|| self.rest(name)),
        })
    }

    fn service(&self, name: &str) -> Option<Datum> {
        let found = self.stage.standing();
        Some(match name {
            "连续工龄年数" => number(found.counted.whole.years),
            "连续工龄零头月数" => number(found.counted.whole.months),
            "连续工龄零头天数" => number(found.counted.whole.days),
            "连续工龄月数" => number(found.counted.whole.years * 12 + found.counted.whole.months),
            // before the Labour Contract Law
            "有以前工龄" => Datum::Truth(!found.counted.earlier.is_empty()),
            "本单位工龄年数" => number(found.here.years),
            // service elsewhere that a roster does not tell is not known
            "总工龄年数" => number(found.counted.whole.years),
            "计发年数" => Datum::Number(found.units),
            "补偿方法" => text(&self.judge.method_of(found)?.code),
            "分段计算" => Datum::Truth(self.judge.method_of(found)?.splits()),
            "距退休月数" => number(found.months_left),
            "退休年份" => number(found.retirement_detail.month.year()),
            "原退休年龄月数" => {
                number(self.judge.norms.retirement.get(&self.worker.retirement_category)?.norms.original_age)
            }
            "最低缴费月数" => number(self.judge.minimum_months(self.contribution_month())?),
            "已到退休年龄" => Datum::Truth(found.months_left <= 0),
            "可弹性提前退休" => {
                let (chosen, window) = (self.chosen(), &found.retirement_detail);
                // enough contributions are asked too; a roster that does not tell them leaves that open
                let least = self.judge.minimum_months(chosen);
                let paid =
                    self.worker.contribution_months.zip(least).is_none_or(|(paid, least)| paid >= least);
                Datum::Truth(window.earliest <= chosen && chosen < window.month && paid)
            }
            _ => return self.sum(name),
        })
    }

    fn sum(&self, name: &str) -> Option<Datum> {
        let reserve = || self.stage.sums()?.reserve.as_ref();
        Some(match name {
            "经济补偿" => yuan(self.stage.sums()?.severance.amount),
            // before all items are there, a total would be a part of itself
            "应付合计" => yuan(self.stage.whole()?.total.money()),
            "预留合计" => yuan(self.stage.whole()?.sums.reserved_total()),
            "预留月数" => number(reserve()?.months),
            "内退一次性生活费" => yuan(reserve()?.at_once?),
            "内退月生活费" => yuan(reserve()?.allowance),
            _ => return None,
        })
    }

    /// The month that the worker chose to retire in; where the roster tells none, that of the base date.
    fn chosen(&self) -> Month {
        self.worker.retires_in.unwrap_or_else(|| Month::of(self.judge.case.base_date))
    }

    /// The month whose year says how many contributions a pension needs: the chosen one of those who retire early,
    /// the statutory one of all others, of those who retire late too (人社部发〔2024〕94号 第七条).
    fn contribution_month(&self) -> Month {
        let statutory = self.stage.standing().retirement_detail.month;
        let early = self.channel.is_some_and(|channel| channel.early_retirement);
        if early { statutory.min(self.chosen()) } else { statutory }
    }

    fn channel(&self, scope: &Scope<'_, '_>, name: &str) -> Option<Datum> {
        let (channel, ground) = (self.channel, self.ground);
        Some(match name {
            "安置渠道" => text(&self.worker.channel),
            "渠道名称" => text(channel.map_or(self.worker.channel.as_str(), |channel| &channel.name)),
            "符合渠道条件" => self.met(scope, channel.and_then(|channel| channel.when.as_ref())),
            "符合退休类别条件" => {
                let category = self.judge.policy.category(&self.worker.retirement_category);
                self.met(scope, category.and_then(|category| category.when.as_ref()))
            }
            "解除依据" => text(ground.map_or("", |ground| &ground.code)),
            "依据名称" => text(ground.map_or("", |ground| &ground.title)),
            "法定经济补偿" => yuan(self.least_beside()?),
            "一次性补偿收入" => yuan(self.one_off()),
            "扣除减少补偿" => Datum::Truth(self.lessened()),
            "拒绝同等条件续订" => Datum::Truth(self.worker.refused_renewal),
            "已签延期付款" => Datum::Truth(self.worker.late_payment_on.is_some()),
            "依据受限" => Datum::Truth(ground.is_some_and(|ground| ground.barred_for_protected)),
            "等待退休" => Datum::Truth(channel.is_some_and(|channel| channel.until_retirement)),
            "须征得同意" => Datum::Truth(channel.is_some_and(|channel| channel.consent)),
            "纳入范围" => Datum::Truth(!channel.is_some_and(|channel| channel.out_of_scope)),
            "适用代通知金" => Datum::Truth(ground.is_some_and(|ground| ground.notice_pay)),
            // asked for by a channel that names the item
            "申请代通知金" => Datum::Truth(channel.is_some_and(|channel| {
                !self.worker.notice_given && channel.items.iter().any(|item| item == NOTICE_PAY)
            })),
            "有最终渠道" => Datum::Truth(self.worker.channel != "unreached"),
            _ => return None,
        })
    }

    /// Whether a condition holds; one on what the case does not state cannot be shown to fail.
    fn met(&self, scope: &Scope<'_, '_>, when: Option<&Expression>) -> Datum {
        Datum::Truth(when.is_none_or(|when| {
            let met = when.evaluate(&|name| self.value(scope, name));
            !matches!(met, Ok(Some(Datum::Truth(false))) | Err(_))
        }))
    }

    fn rest(&self, name: &str) -> Option<Datum> {
        let worker = self.worker;
        let has = |wanted: &dyn Fn(bool, bool) -> bool| {
            self.groups().any(|group| {
                let rule = self.judge.policy.groups.iter().find(|rule| rule.code == group);
                rule.is_some_and(|rule| wanted(rule.bars, rule.bars_all))
            })
        };
        let spouse = self.judge.spouses.get(worker.number.as_str()).copied();
        Some(match name {
            "公示文字含号码" => Datum::Truth(number_posted(worker)),
            "公示文字含词" => text(word_posted(worker, &self.judge.posted_never)),
            "保护情形" => Datum::List(self.groups().map(Into::into).collect()),
            "保护原因" => text(&self.reasons()),
            "就业困难人员" => Datum::Truth(self.hard_to_place()),
            "医疗期满已鉴定" => Datum::Truth(worker.is_in(ProtectedGroup::IllnessGraded)),
            "受保护" => Datum::Truth(has(&|bars, all| bars && !all)),
            "再就业有困难" => Datum::Truth(self.hard_to_reemploy()?),
            "已填再就业困难" => Datum::Truth(self.hard_to_reemploy().is_some()),
            "未做离岗体检" => Datum::Truth(has(&|_, all| all)),
            "政策照顾" => Datum::Truth(has(&|bars, all| !bars && !all)),
            "配偶工号" => text(worker.spouse.yes()?),
            "配偶不在名册" => {
                let number = worker.spouse.yes()?.as_str();
                Datum::Truth(!self.judge.numbers.contains(number) || number == worker.number)
            }
            "配偶同企业" => Datum::Truth(spouse.is_some()),
            "配偶也解除" => Datum::Truth(spouse.is_some_and(|spouse| {
                let ground = self.judge.ground_of(self.judge.policy.channel(&spouse.channel), None);
                ground.is_some_and(|ground| ground.severance)
            })),
            "配偶在前" => Datum::Truth(spouse.is_some_and(|spouse| spouse.number < worker.number)),
            _ => return self.unreached(name),
        })
    }

    /// Recognised as hard to place.
    fn hard_to_place(&self) -> bool {
        self.worker.is_in(ProtectedGroup::HardToPlace)
    }

    /// Who is recognised can hardly find work, whatever the column says; `None` where nothing is stated.
    fn hard_to_reemploy(&self) -> Option<bool> {
        if self.hard_to_place() { Some(true) } else { self.worker.hard_to_reemploy }
    }

    /// Everything paid at once for the end of the relation, as income tax sees it; nothing where the ground is free of tax.
    fn one_off(&self) -> Money {
        if self.ground.is_some_and(|ground| ground.tax_free.is_some()) {
            return Money::ZERO;
        }
        let policy = self.judge.policy;
        let taxed = |figure: &&Figure| policy.cost_item(&figure.id).is_some_and(|item| item.one_off);
        self.stage.sums().into_iter().flat_map(|sums| &sums.items).filter(taxed).map(Figure::money).sum()
    }

    /// Whether service that is left out, though nothing was paid for it, makes the statutory sum smaller.
    fn lessened(&self) -> bool {
        let unpaid =
            |period: &Period| self.judge.policy.period(&period.kind).is_none_or(|kind| !kind.settled);
        if !self.worker.excluded.iter().any(unpaid) {
            return false;
        }
        let mut whole = self.worker.clone();
        whole.excluded.retain(|period| !unpaid(period));
        let counted = self.judge.service_of(&whole);
        self.least_for(&counted) > self.least_for(&self.stage.standing().counted)
    }

    /// The same beside the sum by the plan's method; unknown where that could not be worked out.
    fn least_beside(&self) -> Option<Money> {
        let severance = &self.stage.sums()?.severance;
        let known = !severance.amount.is_zero() || !severance.working.is_empty();
        self.least_for(&self.stage.standing().counted).filter(|_| known)
    }

    /// What the law gives at least on the ground, where the channel owes severance.
    fn least_for(&self, counted: &Service) -> Option<Money> {
        let owes = |channel: &Channel| channel.items.iter().any(|item| item == SEVERANCE);
        let ground = self.ground.filter(|_| self.channel.is_some_and(owes))?;
        let norms = &self.judge.norms.severance;
        Some(least(ground, counted, self.worker.average_wage, norms).amount)
    }

    /// A finding about protection rests on the articles that protect just this worker.
    pub(in crate::assess) fn resting(&self, check: &Check, finding: Finding) -> Finding {
        let asks = |wanted: &str| check.when.names().iter().any(|name| **name == *wanted);
        let rules = self.judge.policy.groups.iter();
        let own = rules.filter(|rule| self.groups().any(|group| group == rule.code));
        let own = own.filter(|rule| {
            (rule.bars && asks("受保护"))
                || (rule.bars_all && asks("未做离岗体检"))
                || (!rule.bars && asks("政策照顾"))
        });
        let basis: Vec<Citation> = own.flat_map(|rule| rule.basis.iter().cloned()).collect();
        if basis.is_empty() {
            return finding;
        }
        // the article that names the group says more than the check's own
        Finding { basis: vec![cite(&basis)], ..finding }
    }

    /// Names of what protects the worker, as the pack calls them.
    fn reasons(&self) -> String {
        let policy = self.judge.policy;
        let rules = policy.groups.iter().filter(|rule| rule.bars);
        let groups = rules.filter(|rule| self.groups().any(|group| group == rule.code));
        let names: Vec<&str> = groups.map(|rule| rule.name.as_str()).collect();
        names.join("；")
    }

    /// Codes of the groups that the roster names and of the one that service and age make.
    fn groups(&self) -> impl Iterator<Item = &'static str> + '_ {
        let near = self.stage.standing().near_retirement(self.judge.norms).then_some(NEAR_RETIREMENT);
        self.worker.groups().chain(near)
    }

    /// Which papers were tried, in which order, and from when they count as served.
    fn unreached(&self, name: &str) -> Option<Datum> {
        let attempts = self.judge.unreached.get(self.worker.number.as_str()).copied();
        if name == "失联" {
            return Some(Datum::Truth(attempts.is_some() || self.worker.channel == "unreached"));
        }
        let papers = papers(attempts.unwrap_or_default(), self.judge.notice_days);
        if name == "已送达" {
            let today = self.judge.case.issue_date;
            return Some(Datum::Truth(papers.served.is_some_and(|served| served <= today)));
        }
        papers.fact(name)
    }
}

/// How many digits a telephone number has; nothing where there is none.
fn digits(phone: &str) -> Option<u32> {
    let count = phone.chars().filter(char::is_ascii_digit).count();
    (!phone.is_empty()).then(|| u32::try_from(count).unwrap_or(u32::MAX))
}

/// Whether a text is made as telephone numbers are; a spreadsheet's 1.38E+10 is not.
fn is_phone(phone: &str) -> bool {
    let marks = ['-', ' ', '+', '(', ')', '（', '）', '/', '、', '转'];
    phone.chars().all(|c| c.is_ascii_digit() || marks.contains(&c))
}
