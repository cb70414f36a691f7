/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.wssbackend.dispatch;

import java.util.concurrent.Executor;

import io.github.wssbackend.frame.JsonCodec;
import io.github.wssbackend.invocation.NodeInvoker;
import io.github.wssbackend.route.RouteTable;
import io.github.wssbackend.state.StateStore;
import io.github.wssbackend.subscription.SubscriptionRegistry;

/**
 * What the dispatch of all connections shares.
 *
 * @param codec binds the arguments of verbs
 * @param routes finds nodes
 * @param invoker runs them
 * @param states keeps what they produced
 * @param subscriptions tells who wants that
 * @param executor runs what may block
 * @since 0.1.0
 */
public record DispatchServices(JsonCodec codec, RouteTable routes, NodeInvoker invoker, StateStore states,
		SubscriptionRegistry subscriptions, Executor executor) {
}
