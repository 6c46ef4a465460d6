//! Owns: `roster.csv` of a recipe: order, numbers and rows.
//! Never: draws anything but the order.

use csv::{Terminator, WriterBuilder};

use super::people;
use super::person::Person;
use super::plan::Plan;
use super::random::Random;
use crate::model::{Date, Sex};

/// The stream for the order of rows; groups use the small ones.
const ORDER: u64 = u64::MAX;

const HEADINGS: [&str; 28] = [
    "工号",
    "姓名",
    "性别",
    "身份证号",
    "出生日期",
    "单位",
    "岗位",
    "在岗情况",
    "用工性质",
    "合同期限",
    "合同到期日",
    "进入本企业日期",
    "合并工龄",
    "扣除工龄",
    "退休类别",
    "月平均工资",
    "缴费基数",
    "拖欠工资",
    "其他欠款",
    "未休年休假天数",
    "伤残等级",
    "保护情形",
    "配偶工号",
    "安置渠道",
    "意愿签字日期",
    "本人提出",
    "联系电话",
    "备注",
];

const AT_POST: &str = "在岗";
const NO: &str = "无";

/// Columns that stand only where some group has them.
const MORE: [&str; 8] = [
    "上月工资",
    "已提前通知",
    "缴费月数",
    "岗位推荐次数",
    "职业指导次数",
    "就业服务次数",
    "职业培训次数",
    "照顾理由",
];

impl Plan {
    /// The text of `roster.csv`: one row a worker, unit by unit.
    #[must_use]
    pub fn roster(&self) -> String {
        let mut workers = people::all(self);
        let order = order(self, &workers);
        self.appoint(&order, &mut workers);
        let mut numbers = vec![0; workers.len()];
        for (number, at) in order.iter().enumerate() {
            numbers[*at] = number + 1;
        }
        let more = self.more();
        let mut writer = WriterBuilder::new().terminator(Terminator::Any(b'\n')).from_writer(Vec::new());
        let headings =
            HEADINGS.iter().chain(MORE.iter().zip(more).filter(|(_, has)| *has).map(|(word, _)| word));
        // writing to memory cannot fail, nor do rows differ in length
        let _ = writer.write_record(headings);
        for at in order {
            let _ = writer.write_record(self.row(&workers[at], numbers[at], &numbers, more));
        }
        String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
    }

    /// Those who lead a unit stand first among its workers at their posts.
    fn appoint<'p>(&'p self, order: &[usize], workers: &mut [Person<'p>]) {
        let mut open: Vec<u32> =
            self.units.iter().map(|unit| unit.heads.as_ref().map_or(0, |(_, count)| *count)).collect();
        for at in order {
            let person = &mut workers[*at];
            let Some((post, _)) = self.units.get(person.unit).and_then(|unit| unit.heads.as_ref()) else {
                continue;
            };
            let free = person.group.status == AT_POST && person.group.posts.is_empty();
            if free && open[person.unit] > 0 {
                open[person.unit] -= 1;
                person.post = post;
            }
        }
    }

    fn more(&self) -> [bool; 8] {
        let any = |has: fn(&super::plan::Group) -> bool| self.groups.iter().any(has);
        let services = any(|group| group.services.is_some());
        [
            any(|group| group.last_month_wage),
            any(|group| group.notice_given.is_some()),
            any(|group| group.contributions.is_some()),
            services,
            services,
            services,
            services,
            any(|group| !group.reason.is_empty()),
        ]
    }

    fn row(&self, person: &Person<'_>, number: usize, numbers: &[usize], more: [bool; 8]) -> Vec<String> {
        let group = person.group;
        let digits = self.digits;
        let name_of = |number: usize| format!("{}{number:0digits$}", self.prefix);
        let day = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
        let yes = |yes: bool| if yes { "是" } else { "否" };
        let phone =
            if self.phones.is_empty() { String::new() } else { format!("{}{number:06}", self.phones) };
        let spouse = person.spouse.and_then(|at| numbers.get(at));
        let spouse = spouse.map_or_else(String::new, |number| name_of(*number));
        let answer = |text: String| if text.is_empty() && self.surveyed { NO.to_owned() } else { text };
        let mut row = vec![
            name_of(number),
            person.name.clone(),
            if person.people.sex == Sex::Male { "男" } else { "女" }.to_owned(),
            person.id_number.clone(),
            person.birth.to_string(),
            self.units.get(person.unit).map_or_else(String::new, |unit| unit.name.clone()),
            person.post.to_owned(),
            group.status.clone(),
            person.kind.to_owned(),
            person.term.to_owned(),
            day(person.contract_end),
            person.hired.to_string(),
            person.merged.clone(),
            person.excluded.clone(),
            person.people.category.clone(),
            yuan(person.wage.unsigned_abs()),
            yuan(person.base.unsigned_abs()),
            some_yuan(person.wage_arrears),
            some_yuan(person.other_arrears),
            if person.leave_days > 0 { person.leave_days.to_string() } else { String::new() },
            answer(person.injury.to_owned()),
            answer(person.protected.join("、")),
            answer(spouse),
            group.channel.clone(),
            day(person.consent_on),
            if person.own_request { "是".to_owned() } else { String::new() },
            phone,
            group.remark.clone(),
        ];
        let services = person.services.map(|services| services.map(|count| count.to_string()));
        let [offers, guidance, service, training] = services.unwrap_or_default();
        let all = [
            if group.last_month_wage { yuan(person.wage.unsigned_abs()) } else { String::new() },
            person.notice_given.map_or("", yes).to_owned(),
            person.contribution_months.map_or_else(String::new, |months| months.to_string()),
            offers,
            guidance,
            service,
            training,
            group.reason.clone(),
        ];
        row.extend(all.into_iter().zip(more).filter(|(_, has)| *has).map(|(text, _)| text));
        row
    }
}

/// Unit by unit, mixed within each, as a roster of an office stands.
fn order(plan: &Plan, workers: &[Person<'_>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..workers.len()).collect();
    Random::new(plan.seed, ORDER).shuffle(&mut order);
    order.sort_by_key(|at| workers[*at].unit);
    order
}

fn yuan(fen: u64) -> String {
    format!("{}.{:02}", fen / 100, fen % 100)
}

fn some_yuan(fen: u64) -> String {
    if fen == 0 { String::new() } else { yuan(fen) }
}
