//! Replies of MongoDB, after the examples of its manual.

use super::*;
use bson::doc;

fn explain(reply: Document) -> Explain {
    Explain::from_reply(reply).expect("a plan")
}

#[test]
fn the_classic_engine() {
    let explain = explain(doc! {
        "explainVersion": "1",
        "queryPlanner": {
            "namespace": "test.inventory",
            "parsedQuery": { "quantity": { "$gte": 100 } },
            "winningPlan": {
                "isCached": false,
                "stage": "FETCH",
                "filter": { "paid": { "$eq": false } },
                "inputStage": {
                    "stage": "IXSCAN",
                    "keyPattern": { "quantity": 1 },
                    "indexName": "quantity_1",
                    "isMultiKey": false,
                    "direction": "backward",
                    "indexBounds": { "quantity": ["[inf.0, 100]"] },
                },
            },
            "rejectedPlans": [],
        },
        "executionStats": {
            "executionSuccess": true,
            "nReturned": 3,
            "executionTimeMillis": 12_i64,
            "totalKeysExamined": 4,
            "totalDocsExamined": 4,
            "executionStages": { "stage": "FETCH", "nReturned": 3 },
        },
        "ok": 1.0,
    });
    assert_eq!(
        explain.to_string(),
        "FETCH, filter { paid: { $eq: false } }\n  \
         IXSCAN quantity_1 { quantity: 1 } backward, bounds { quantity: [\"[inf.0, 100]\"] }\n\
         3 returned, 4 keys and 4 documents examined, 12 ms"
    );
    assert!(explain.uses_index("quantity_1") && !explain.uses_index("_id_"));
    assert!(!explain.is_collection_scan() && !explain.sorts());
    assert_eq!(explain.stats().map(|stats| stats.time), Some(Duration::from_millis(12)));
    assert_eq!(explain.raw().get("explainVersion"), Some(&"1".into()));
}

#[test]
fn the_slot_based_engine() {
    let explain = explain(doc! {
        "explainVersion": "2",
        "queryPlanner": {
            "winningPlan": {
                "queryPlan": {
                    "stage": "SORT",
                    "planNodeId": 2,
                    "sortPattern": { "total": 1 },
                    "inputStage": { "stage": "COLLSCAN", "planNodeId": 1, "filter": {}, "direction": "forward" },
                },
                "slotBasedPlan": { "slots": "$$RESULT=s4", "stages": "[2] sort [s7] [s4]" },
            },
        },
        "executionStats": { "nReturned": 2, "totalKeysExamined": 0, "totalDocsExamined": 9 },
    });
    assert_eq!(explain.to_string(), "SORT\n  COLLSCAN\n2 returned, 0 keys and 9 documents examined, 0 ms");
    assert!(explain.is_collection_scan() && explain.sorts());
    assert_eq!(explain.indexes(), [""; 0]);
}

#[test]
fn several_inputs_and_no_execution() {
    let scan = |index: &str| doc! { "stage": "IXSCAN", "indexName": index, "keyPattern": { "a": 1 } };
    let explain = explain(doc! {
        "queryPlanner": { "winningPlan": {
            "stage": "SUBPLAN",
            "inputStage": {
                "stage": "FETCH",
                "inputStage": { "stage": "OR", "inputStages": [scan("a_1"), scan("b_1"), scan("a_1")] },
            },
        } },
    });
    assert_eq!(
        explain.to_string(),
        "SUBPLAN\n  FETCH\n    OR\n      IXSCAN a_1 { a: 1 }\n      IXSCAN b_1 { a: 1 }\n      IXSCAN a_1 { a: 1 }"
    );
    assert_eq!(explain.indexes(), ["a_1", "b_1"]);
    assert_eq!(explain.stats(), None);
}

#[test]
fn the_id_alone() {
    let explain = |plan| explain(doc! { "queryPlanner": { "winningPlan": plan } });
    assert!(explain(doc! { "stage": "IDHACK" }).uses_index("_id_"));
    let express = doc! { "stage": "EXPRESS_IXSCAN", "keyPattern": "{ _id: 1 }", "indexName": "_id_" };
    assert!(explain(express).uses_index("_id_"));
    assert_eq!(explain(doc! { "stage": "EOF" }).to_string(), "EOF");
}

#[test]
fn shards() {
    let shard = |name: &str, plan: Document| doc! { "shardName": name, "winningPlan": plan, "rejectedPlans": [] };
    let explain = explain(doc! {
        "queryPlanner": { "winningPlan": {
            "stage": "SHARD_MERGE",
            "shards": [
                shard("shardA", doc! { "stage": "COLLSCAN" }),
                shard("shardB", doc! { "queryPlan": { "stage": "IXSCAN", "indexName": "a_1" } }),
            ],
        } },
    });
    assert_eq!(explain.to_string(), "SHARD_MERGE\n  COLLSCAN\n  IXSCAN a_1");
}

#[test]
fn a_pipeline() {
    let explain = explain(doc! {
        "stages": [
            { "$cursor": {
                "queryPlanner": { "winningPlan": { "stage": "COUNT_SCAN", "indexName": "a_1" } },
                "executionStats": { "nReturned": 0, "totalKeysExamined": 5_i64, "totalDocsExamined": 0 },
            } },
            { "$group": { "_id": "$const", "n": { "$sum": 1 } } },
        ],
    });
    assert_eq!(explain.to_string(), "COUNT_SCAN a_1\n0 returned, 5 keys and 0 documents examined, 0 ms");
}

#[test]
fn a_reply_without_a_plan() {
    for reply in [doc! { "ok": 1 }, doc! { "queryPlanner": 1 }, doc! { "stages": [1], "queryPlanner": {} }] {
        assert_eq!(Explain::from_reply(reply), None);
    }
}
