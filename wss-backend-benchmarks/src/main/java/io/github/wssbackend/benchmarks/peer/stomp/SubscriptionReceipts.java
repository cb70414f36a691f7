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

package io.github.wssbackend.benchmarks.peer.stomp;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessageHandler;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.simp.broker.SimpleBrokerMessageHandler;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.simp.user.UserDestinationMessageHandler;
import org.springframework.messaging.support.ExecutorChannelInterceptor;
import org.springframework.messaging.support.MessageBuilder;

/**
 * Sends the receipts that STOMP promises for subscriptions and the simple broker leaves
 * out: without them nobody knows when a subscription counts.
 */
class SubscriptionReceipts implements ExecutorChannelInterceptor {

	private final MessageChannel outbound;

	SubscriptionReceipts(@Lazy @Qualifier("clientOutboundChannel") MessageChannel outbound) {
		this.outbound = outbound;
	}

	@Override
	public void afterMessageHandled(Message<?> message, MessageChannel channel, MessageHandler handler,
			@Nullable Exception ex) {
		if (SimpMessageHeaderAccessor.getMessageType(message.getHeaders()) != SimpMessageType.SUBSCRIBE) {
			return;
		}
		StompHeaderAccessor headers = StompHeaderAccessor.wrap(message);
		if (headers.getReceipt() != null && subscribes(handler, headers.getDestination())) {
			acknowledge(headers);
		}
	}

	private static boolean subscribes(MessageHandler handler, @Nullable String destination) {
		boolean user = destination != null && destination.startsWith("/user/");
		return user ? handler instanceof UserDestinationMessageHandler : handler instanceof SimpleBrokerMessageHandler;
	}

	private void acknowledge(StompHeaderAccessor subscribe) {
		StompHeaderAccessor receipt = StompHeaderAccessor.create(StompCommand.RECEIPT);
		receipt.setReceiptId(subscribe.getReceipt());
		receipt.setSessionId(subscribe.getSessionId());
		this.outbound.send(MessageBuilder.createMessage(new byte[0], receipt.getMessageHeaders()));
	}

}
